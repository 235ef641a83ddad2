"""The words of receptions. Stored values never change; labels may."""

from django.db.models import TextChoices

from armillary.reference.processes import PROCESSES


class ReceptionState(TextChoices):
    IN_FORCE = "in_force", "In force"
    RETIRED = "retired", "Retired"


def process_choices() -> list[tuple[str, str]]:
    """The processes of the reference model."""
    return [(each.id, each.title) for each in PROCESSES]
