"""The steps of one approval, who is asked in each, and what they said: one row for each vote."""

from django.db import models
from django.db.models import Q

from armillary.fittings.approvals.models.approval import Approval
from armillary.fittings.approvals.vocabulary import Quorum, Vote
from armillary.kernel.acts import Door
from armillary.people.models import Person


class Step(models.Model):
    """A step as it was when the approval was asked for, whatever became of its policy."""

    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    quorum = models.CharField(max_length=10, choices=Quorum.choices)
    needed = models.PositiveIntegerField()
    may_veto = models.BooleanField()
    hours = models.PositiveIntegerField()
    minutes = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    remind_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["approval", "position"], name="approval_step_once"),
        ]
        indexes = [
            models.Index(
                fields=["remind_at"],
                condition=Q(outcome="", remind_at__isnull=False),
                name="approval_step_remind",
            ),
        ]


class Seat(models.Model):
    """Somebody who is asked in a step, why, and what was said.

    `deputy` decides instead when the vote was passed on. `voted_by` is who said it: the person, the
    deputy, or a substitute. `digest` is that of what they saw.
    """

    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    deputy = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    by = models.CharField(max_length=20)
    who = models.CharField(max_length=120, blank=True)
    weight = models.PositiveSmallIntegerField(default=1)
    told_at = models.DateTimeField(null=True)
    vote = models.CharField(max_length=10, blank=True, choices=Vote.choices)
    voted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    voted_at = models.DateTimeField(null=True)
    door = models.CharField(max_length=10, blank=True, choices=Door.choices)
    words = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "person"], name="approval_seat_once"),
            models.UniqueConstraint(
                fields=["step", "voted_by"],
                condition=Q(voted_by__isnull=False),
                name="approval_one_vote_each",
                violation_error_message="You have voted in this step already.",
            ),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(vote=""), name="approval_seat_inbox"),
            models.Index(
                fields=["deputy"],
                condition=Q(vote="", deputy__isnull=False),
                name="approval_deputy_inbox",
            ),
        ]


class MailLink(models.Model):
    """A way from a mail to the page on which its reader decides; it is spent by deciding."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
