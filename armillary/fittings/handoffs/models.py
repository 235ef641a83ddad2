"""What is kept beside hand-offs: who receives them for a process, and which overdue was told."""

from django.db import models

from armillary.fittings.calendars.models import Calendar
from armillary.fittings.handoffs.vocabulary import ReceptionState, process_choices
from armillary.kernel.handoffs.models import Handoff
from armillary.people.models import Team
from armillary.records.models import Record


class Reception(Record):
    """A team that receives hand-offs for a process, and when it works.

    The oldest in force of a process receives what was sent to no team in particular.
    """

    prefix = "RCP"

    process = models.CharField(max_length=60, choices=process_choices)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="+", help_text="Who answers hand-offs first."
    )
    calendar = models.ForeignKey(
        Calendar,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="By whose hours the time to answer runs; empty: round the clock.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["process", "team"],
                name="reception_is_unique",
                violation_error_message="This team receives, or received, for this process.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["process", "id"],
                condition=models.Q(state=ReceptionState.IN_FORCE),
                name="reception_of_process",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Reminder(models.Model):
    """It was told once that nobody had answered this hand-off in time."""

    handoff = models.OneToOneField(
        Handoff, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    told_at = models.DateTimeField()
