"""What consults keep: who is asked about what until when, what they said, and what was reminded."""

from django.db import models

from armillary.fittings.consults.vocabulary import Opinion, State, activity_choices, role_choices
from armillary.people.models import Person
from armillary.records.models import Record

IS_OPEN = models.Q(state=State.ASKED)


class Consult(Record):
    """Somebody whose role is consulted for an activity is asked for advice about a record.

    There is one for each person who is asked: those of one question were made in the same act.
    """

    prefix = "CNS"

    question = models.TextField(help_text="What you want to know before it goes on.")
    activity = models.CharField(
        max_length=120,
        choices=activity_choices,
        editable=False,
        help_text="For which activity: its roles that are C are asked.",
    )
    about_type = models.CharField(max_length=60, editable=False)
    about_id = models.BigIntegerField(editable=False)
    about_number = models.CharField("about", max_length=40, editable=False)
    assignee = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name="adviser",
        help_text="Who is asked.",
    )
    role = models.CharField("asked as", max_length=60, choices=role_choices, editable=False)
    in_place_of = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    due_at = models.DateTimeField("due", null=True, editable=False)
    opinion = models.CharField(max_length=10, choices=Opinion.choices, blank=True)
    answer = models.TextField(blank=True, help_text="Why, or on what condition.")
    answered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    answered_at = models.DateTimeField("answered", null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consult_answered_has_opinion",
                condition=~models.Q(state=State.ANSWERED, opinion=""),
                violation_error_message="Say whether you are for it, against it, or have no view.",
            ),
        ]
        indexes = [
            models.Index(fields=["about_type", "about_id", "id"], name="consult_about"),
            models.Index(fields=["assignee", "due_at"], condition=IS_OPEN, name="consult_waiting"),
            models.Index(fields=["due_at", "id"], name="consult_due"),
            models.Index(fields=["created_at"], name="consult_by_time"),
        ]

    def __str__(self) -> str:
        return self.question


class Reminder(models.Model):
    """It was told once that this consult was not answered in time."""

    consult = models.OneToOneField(
        Consult, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    told_at = models.DateTimeField()
