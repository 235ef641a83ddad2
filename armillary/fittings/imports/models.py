"""What imports keep: files with their rows, imports, mappings for next time, watched folders."""

from uuid import uuid4

from django.db import models

from armillary.fittings.batches.models import Batch
from armillary.fittings.imports.vocabulary import Verdict
from armillary.people.models import Person
from armillary.records.models import Record


class File(models.Model):
    """A file that somebody sent, taken apart into rows. `found` tells how it was read."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    found = models.JSONField()
    content = models.BinaryField()
    folder = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["sent_by", "sent_at"], name="import_file_by_sender"),
            models.Index(
                fields=["folder", "name", "sent_at"],
                condition=~models.Q(folder=""),
                name="import_file_by_folder",
            ),
        ]


class Row(models.Model):
    """One line of a file: its cells, what the check says of it, and what became of it.

    `wrong` holds [column, sentence] pairs. `before` holds, for a record that was changed, what its
    fields held; `version` is the one that the import left behind.
    """

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    cells = models.JSONField()
    verdict = models.CharField(
        max_length=10, choices=Verdict.choices, blank=True, default="", db_default=""
    )
    wrong = models.JSONField(default=list)
    about = models.CharField(max_length=40, blank=True, default="")
    changes = models.JSONField(default=dict)
    marks = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    version = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "line"], name="import_row_is_unique")
        ]
        indexes = [models.Index(fields=["file", "verdict", "line"], name="import_row_by_verdict")]


class ImportMapping(Record):
    """How the columns of a kind of file are to be understood, kept for the next file like it."""

    prefix = "MAP"

    name = models.CharField(max_length=120)
    into = models.CharField(max_length=60, help_text="The record type that the rows become.")
    heads = models.CharField(max_length=64, editable=False)
    mapping = models.JSONField()
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "import mapping"
        constraints = [
            models.UniqueConstraint(
                fields=["kept_by", "name"],
                name="import_mapping_name_is_unique",
                violation_error_message="You have kept a mapping of this name already.",
            ),
        ]
        indexes = [models.Index(fields=["heads"], name="import_mapping_by_heads")]

    def __str__(self) -> str:
        return self.name


class ImportFolder(Record):
    """A folder beside the product: whatever file is put there is imported, once."""

    prefix = "IFO"

    name = models.CharField(max_length=120)
    folder = models.CharField(
        max_length=60, help_text="Its name under imports/ in the data folder."
    )
    mapping = models.ForeignKey(
        ImportMapping,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="How its files are to be understood.",
    )
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField("last file", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "import folder"
        constraints = [
            models.UniqueConstraint(
                fields=["folder"],
                name="import_folder_is_unique",
                violation_error_message="This folder is watched already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Import(Record):
    """A file on its way to become records: mapped, checked, and taken in."""

    prefix = "IMP"

    name = models.CharField("file", max_length=200)
    into = models.CharField(max_length=60, help_text="The record type that the rows become.")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="imported")
    rows = models.PositiveIntegerField(editable=False)
    mapping = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    made = models.PositiveIntegerField("new", default=0, editable=False)
    changed = models.PositiveIntegerField(default=0, editable=False)
    unchanged = models.PositiveIntegerField(default=0, editable=False)
    refused = models.PositiveIntegerField(default=0, editable=False)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    folder = models.ForeignKey(
        ImportFolder, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["fingerprint"],
                condition=~models.Q(fingerprint=""),
                name="import_by_fingerprint",
            )
        ]

    def __str__(self) -> str:
        return self.name
