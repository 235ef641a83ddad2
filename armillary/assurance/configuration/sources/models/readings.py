"""What a source told at once: the files, what would be done for each thing, and what was done."""

from uuid import uuid4

from django.db import models

from armillary.assurance.configuration.imports.proposals import Verdict
from armillary.assurance.configuration.sources.vocabulary import Form, Outcome
from armillary.fittings.batches.models import Batch
from armillary.people.models import Person
from armillary.records.models import Record


class Reading(Record):
    """What a source told at once: tried first, and taken in when somebody says so."""

    prefix = "RDG"

    source = models.CharField(
        max_length=60, help_text="Who tells: small letters, digits and hyphens, such as netbox."
    )
    form = models.CharField("format", max_length=20, choices=Form.choices)
    name = models.CharField("file", max_length=200, blank=True)
    complete = models.BooleanField(
        default=False, help_text="The source tells all it knows: what it leaves out is missing."
    )
    only_known = models.BooleanField(
        "makes nothing",
        default=False,
        help_text="The source only confirms what is here: what else it sees is pointed out.",
    )
    at_once = models.BooleanField(
        "take in at once", default=False, help_text="Take in what is clear without asking anybody."
    )
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    trouble = models.TextField(blank=True, editable=False)
    made = models.PositiveIntegerField("new", default=0, editable=False)
    changed = models.PositiveIntegerField(default=0, editable=False)
    same = models.PositiveIntegerField("as they are", default=0, editable=False)
    unclear = models.PositiveIntegerField(default=0, editable=False)
    refused = models.PositiveIntegerField(default=0, editable=False)
    absent = models.PositiveIntegerField("missing", default=0, editable=False)
    begins = models.PositiveIntegerField("relations begun", default=0, editable=False)
    ends = models.PositiveIntegerField("relations ended", default=0, editable=False)
    left_out = models.JSONField(default=list, editable=False)
    left = models.PositiveIntegerField("left out", default=0, editable=False)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.source}: {self.name or self.get_form_display()}"


class File(models.Model):
    """A file of a reading, as it came."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, null=True, related_name="files")
    place = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["reading", "place"], name="source_file_of_reading"),
            models.Index(fields=["sent_by", "sent_at"], name="source_file_by_sender"),
        ]


class Row(models.Model):
    """What would be done for one thing, and what became of it.

    `changes` holds [old, new, why] by attribute, `begins` and `ends` the relations; `before` is
    what it takes to go back. `ci` is the item that it is, once there is one.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()
    verdict = models.CharField(
        max_length=10, choices=[(each.value, each.value.capitalize()) for each in Verdict]
    )
    key = models.CharField(max_length=200)
    ci = models.BigIntegerField(null=True)
    class_name = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    why = models.TextField()
    changes = models.JSONField(default=dict)
    said = models.JSONField(default=dict)
    identifiers = models.JSONField(default=dict)
    begins = models.JSONField(default=list)
    ends = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    related = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    outcome = models.CharField(
        max_length=10, choices=Outcome.choices, blank=True, default="", db_default=""
    )
    sentence = models.TextField(blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "place"], name="source_row_is_unique")
        ]
        indexes = [
            models.Index(fields=["reading", "verdict", "place"], name="source_row_by_verdict"),
            models.Index(fields=["reading", "key"], name="source_row_by_key"),
            models.Index(
                fields=["reading"],
                condition=models.Q(verdict__in=("unclear", "refused"))
                | models.Q(outcome="refused"),
                name="source_row_left",
            ),
        ]
