"""What the hand-offs keep: one record for each time that a process turns to another."""

from django.db import models

from armillary.kernel.handoffs.vocabulary import State
from armillary.people.models import Person, Team
from armillary.records.models import Record
from armillary.reference.processes import PROCESSES

PROCESS_TITLES = [(each.id, each.title) for each in PROCESSES]


def _waiting(field: str, name: str) -> models.Index:
    """An index over those that nobody has answered yet: as small as what waits."""
    is_offered = models.Q(state=State.OFFERED)
    return models.Index(fields=[field, "due_at", "id"], condition=is_offered, name=name)


class Handoff(Record):
    """One process asks another to go on, about a record, along an edge of the reference model."""

    prefix = "HOF"

    edge = models.PositiveSmallIntegerField(
        help_text="The number of the interaction in the reference model, 1 to 114."
    )
    from_process = models.CharField(max_length=60, choices=PROCESS_TITLES)
    to_process = models.CharField(max_length=60, choices=PROCESS_TITLES)
    about_type = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    about_number = models.CharField("about", max_length=40)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    due_at = models.DateTimeField("due", null=True, editable=False)
    wish = models.TextField(help_text="What the other process is asked to do, or should know.")
    content = models.JSONField(
        default=dict, blank=True, editable=False, help_text="What went along, as it was then."
    )
    answer = models.TextField(blank=True, help_text="What the other process says to it.")
    offered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "hand-off"
        verbose_name_plural = "hand-offs"
        constraints = [
            models.CheckConstraint(
                name="handoff_rejected_has_answer",
                condition=~models.Q(state="rejected", answer=""),
                violation_error_message="Say why the hand-off is rejected.",
            ),
        ]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="handoff_about"),
            _waiting("to_process", "handoff_waiting"),
            _waiting("team", "handoff_for_team"),
            _waiting("from_process", "handoff_unanswered"),
            models.Index(fields=["edge", "-id"], name="handoff_along"),
            models.Index(
                fields=["from_process", "-id"],
                condition=models.Q(state=State.REJECTED),
                name="handoff_returned",
            ),
        ]

    def __str__(self) -> str:
        return self.wish
