"""What is asked: a yes to a record as it stands."""

from django.db import models
from django.db.models import Q

from armillary.fittings.approvals.models.policy import ApprovalPolicy
from armillary.fittings.approvals.vocabulary import LIVE
from armillary.people.models import Person
from armillary.records.models import Record


class Approval(Record):
    """A yes that was asked for, bound to what the record said and would hit.

    `content` is what it is bound to, `digest` its digest. `parties` are those who have a part in
    the record and never decide on it: the key of each, and why.
    """

    prefix = "APR"

    title = models.CharField(max_length=300, editable=False)
    about_type = models.CharField(max_length=60, editable=False)
    about_id = models.BigIntegerField(editable=False)
    about_number = models.CharField("about", max_length=40, editable=False)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, editable=False, related_name="+")
    note = models.TextField(blank=True, help_text="What those who decide should know.")
    policy = models.ForeignKey(
        ApprovalPolicy, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    policy_version = models.PositiveIntegerField(null=True, editable=False)
    content = models.JSONField(default=dict, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    parties = models.JSONField(default=dict, blank=True, editable=False)
    question = models.TextField("what is asked back", blank=True, editable=False)
    due_at = models.DateTimeField("due", null=True, editable=False)
    expires_at = models.DateTimeField("expires", editable=False)
    decided_at = models.DateTimeField("decided", null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id"],
                condition=Q(state__in=LIVE),
                name="approval_one_is_live",
                violation_error_message="This has an approval already: withdraw that one first.",
            ),
        ]
        indexes = [
            models.Index(fields=["about_type", "about_id", "-id"], name="approval_about"),
            models.Index(fields=["state", "expires_at"], name="approval_expiring"),
            models.Index(fields=["due_at", "id"], name="approval_due"),
        ]

    def __str__(self) -> str:
        return self.title
