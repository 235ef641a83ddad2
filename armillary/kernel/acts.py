"""An act: who does something, when, and through which door."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import TextChoices

from armillary.people.models import Person


class Door(TextChoices):
    """The way by which an act came in."""

    WEB = "web"
    API = "api"
    MAIL = "mail"
    JOB = "job"
    IMPORT = "import"
    WEBHOOK = "webhook"
    CLI = "cli", "Command line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who, when, by which door. Rules read time and person here and nowhere else.

    `version` is what the actor believes the record's version to be (If-Match); None means
    that the verb does not depend on what was read before.
    """

    actor: Person
    at: datetime
    door: Door
    version: int | None = None
    id: UUID = field(default_factory=uuid4)
