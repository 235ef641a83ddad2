"""The words of editions of guides and of who has read them. Stored values never change."""

from django.db.models import TextChoices

from armillary.reference.processes import PROCESSES
from armillary.reference.roles import ROLES


class EditionState(TextChoices):
    TO_REVIEW = "to_review", "To be reviewed"
    REVIEWED = "reviewed"
    REPLACED = "replaced"


class AcknowledgementState(TextChoices):
    TO_READ = "to_read", "To be read"
    READ = "read"
    EXCUSED = "excused"


def process_choices() -> list[tuple[str, str]]:
    """The processes of the model, each of which has a guide."""
    return [(each.id, each.title) for each in PROCESSES]


def role_choices() -> list[tuple[str, str]]:
    """The roles of the model."""
    return [(each.value, each.title) for each in ROLES]
