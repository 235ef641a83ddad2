"""The words of consults. Stored values never change; labels may."""

from django.db.models import TextChoices

from armillary.reference.activities import ACTIVITIES
from armillary.reference.roles import ROLES


class State(TextChoices):
    ASKED = "asked"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Opinion(TextChoices):
    """What somebody who is asked thinks of it."""

    FOR = "for"
    AGAINST = "against"
    NO_VIEW = "no_view", "No view"


def activity_choices() -> list[tuple[str, str]]:
    """The activities of the reference model."""
    return [(each.value, each.title) for each in ACTIVITIES]


def role_choices() -> list[tuple[str, str]]:
    """The roles of the reference model."""
    return [(each.value, each.title) for each in ROLES]
