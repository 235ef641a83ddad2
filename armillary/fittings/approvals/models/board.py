"""A board that advises and votes, its meetings, and what stands on their agendas."""

from django.db import models

from armillary.fittings.approvals.models.approval import Approval
from armillary.fittings.calendars.vocabulary import zone_choices
from armillary.people.models import Person, Team
from armillary.records.models import Record


class Board(Record):
    """People who decide together: a change advisory board, or one for emergencies.

    `every_weeks` 0: it meets only when a meeting is planned by hand, and votes without meeting.
    """

    prefix = "BRD"

    name = models.CharField(max_length=80)
    purpose = models.CharField(max_length=300, blank=True)
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Its members. What waits for this team comes onto the agenda.",
    )
    quorum = models.PositiveSmallIntegerField(
        default=2, help_text="So many members must be present for a meeting to count."
    )
    every_weeks = models.PositiveSmallIntegerField(
        default=1, help_text="It meets every so many weeks; 0: when somebody plans a meeting."
    )
    first_on = models.DateField(
        "from", help_text="The day of its first meeting: the others follow on the same weekday."
    )
    begins = models.CharField(
        "at", max_length=5, default="10:00", help_text="By the clocks there, such as 10:00."
    )
    zone = models.CharField("time zone", max_length=60, choices=zone_choices, default="UTC")
    lasts = models.PositiveSmallIntegerField("minutes", default=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="board_name_is_unique",
                violation_error_message="There is, or was, a board of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Meeting(Record):
    """One meeting of a board: its agenda by rule, who was there, what was said and decided."""

    prefix = "MTG"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120, editable=False)
    starts_at = models.DateTimeField("begins")
    ends_at = models.DateTimeField("ends", editable=False)
    minutes = models.TextField(blank=True, help_text="What was said and decided, beside the votes.")

    class Meta:
        verbose_name = "board meeting"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "starts_at"],
                name="meeting_at_a_moment",
                violation_error_message="The board meets at this moment already.",
            ),
        ]
        indexes = [models.Index(fields=["-starts_at", "-id"], name="meeting_listed")]

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """An approval on an agenda: where, put there by rule or by hand, and what was noted of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    by_rule = models.BooleanField()
    noted = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "approval"],
                name="agenda_item_once",
                violation_error_message="This stands on the agenda already.",
            ),
        ]


class Attendance(models.Model):
    """A member was present at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once")
        ]
