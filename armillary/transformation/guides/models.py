"""What is kept of guides: how each stood from which day on, and who has read which edition."""

from django.db import models

from armillary.people.models import Person
from armillary.records.models import Record
from armillary.transformation.guides.vocabulary import process_choices, role_choices


class GuideEdition(Record):
    """A guide as it stood from one day on, and what was different from the edition before."""

    prefix = "GED"

    title = models.CharField(max_length=160)
    process = models.CharField(max_length=60, choices=process_choices())
    ordinal = models.PositiveIntegerField("edition")
    changed = models.TextField("what changed")
    digest = models.CharField(max_length=12, help_text="The same words have the same digest.")
    owner = models.CharField(
        "answers for it",
        max_length=60,
        blank=True,
        choices=role_choices(),
        help_text="The role that answers for most of the activities.",
    )
    assignee = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="reviewer",
    )
    due_at = models.DateTimeField("review due", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField("reviewed", null=True, blank=True)
    remarks = models.TextField(blank=True, help_text="What the review found.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["process", "ordinal"],
                name="edition_is_numbered_once",
                violation_error_message="There is an edition of this number already.",
            ),
        ]
        indexes = [models.Index(fields=["assignee", "state"], name="edition_of_reviewer")]

    def __str__(self) -> str:
        return self.title


class Wording(models.Model):
    """All that an edition says, in lines, and the roles that what was different concerns."""

    edition = models.OneToOneField(GuideEdition, on_delete=models.PROTECT, related_name="+")
    lines = models.JSONField()
    concerned = models.JSONField()


class Acknowledgement(Record):
    """Somebody who has a part in a process has read its guide, or is asked to.

    There is one for each person and process: which editions were read before is in its journal.
    """

    prefix = "ACK"

    title = models.CharField(max_length=160)
    process = models.CharField(max_length=60, choices=process_choices())
    assignee = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name="reader"
    )
    edition = models.ForeignKey(
        GuideEdition, on_delete=models.PROTECT, related_name="+", help_text="Which one to read."
    )
    because = models.TextField("what is new", blank=True)
    due_at = models.DateTimeField("due", null=True, blank=True)
    read_at = models.DateTimeField("read", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignee", "process"],
                name="acknowledgement_once",
                violation_error_message="This person is asked to read this guide already.",
            ),
        ]
        indexes = [models.Index(fields=["process", "state"], name="acknowledgement_of_process")]

    def __str__(self) -> str:
        return self.title
