"""What the database holds of changes: what must be true of each, and by what they are found."""

from django.db import models
from django.db.models import F, Q
from django.db.models.constraints import BaseConstraint

from armillary.assurance.change.vocabulary import ENDED, IN_FLIGHT, Path, State

CONSTRAINTS: list[BaseConstraint] = [
    models.CheckConstraint(
        name="change_ends_after_it_begins",
        condition=Q(planned_start__isnull=True, planned_end__isnull=True)
        | Q(planned_end__gt=F("planned_start")),
        violation_error_message="It must end after it begins.",
    ),
    models.CheckConstraint(
        name="change_scheduled_has_a_window",
        condition=~Q(state=State.SCHEDULED) | Q(planned_start__isnull=False),
        violation_error_message="Plan its window first.",
    ),
    models.CheckConstraint(
        name="change_closed_says_what_came_of_it",
        condition=~Q(state=State.CLOSED) | ~Q(outcome=""),
        violation_error_message="Say what came of it.",
    ),
    models.CheckConstraint(
        name="change_standard_has_a_template",
        condition=~Q(path=Path.STANDARD) | Q(template__isnull=False),
        violation_error_message="A standard change goes by a template.",
    ),
    models.UniqueConstraint(
        fields=["fingerprint"],
        condition=~Q(fingerprint="") & Q(state=State.DETECTED),
        name="change_detected_once",
        violation_error_message="It was detected already.",
    ),
]
_NOT_ENDED = ~Q(state__in=[state.value for state in ENDED])
_HOLDS_TIME = Q(state__in=[state.value for state in IN_FLIGHT])
INDEXES = [
    models.Index("id", condition=_NOT_ENDED, name="change_open"),
    models.Index(fields=["taken_until", "taken_from"], condition=_HOLDS_TIME, name="change_holds"),
    models.Index(fields=["state", "planned_start", "id"], name="change_of_state"),
    models.Index(fields=["closed_at", "id"], name="change_closed"),
    models.Index(fields=["service", "id"], name="change_of_service"),
    models.Index(fields=["item", "id"], name="change_of_item"),
    models.Index(fields=["team", "id"], name="change_of_team"),
    models.Index(fields=["requester", "id"], name="change_of_requester"),
    models.Index(fields=["implementer", "id"], name="change_of_implementer"),
    models.Index(fields=["planned_end", "planned_start"], name="change_in_time"),
]
