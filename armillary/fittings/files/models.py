"""What the files keep: a row for each file. Its bytes lie in the store, under a random name."""

from django.db import models

from armillary.kernel.journal.vocabulary import Audience
from armillary.people.models import Organisation, Person


class Attachment(models.Model):
    """A file that was uploaded and, with its second step, attached to a record.

    `stored` is its name in the store: random, and never told to anybody. `digest` is the SHA-256 of
    the bytes there, `kind` their media type as their content tells it. Only a `picture`, which we
    have drawn anew, is ever shown; all else is sent for download. `hint` says which secrets the
    file seems to hold. A removed file is seen no more; its bytes go after a time of grace.
    """

    rows_by_organisation = True

    record_type = models.CharField(max_length=60, blank=True)
    record_id = models.BigIntegerField(null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=120)
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    stored = models.CharField(max_length=64, unique=True)
    picture = models.BooleanField(default=False)
    thumbnail = models.BinaryField(null=True)
    hint = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["record_type", "record_id", "id"], name="attachment_of_a_record"),
            models.Index(
                fields=["removed_at"],
                condition=models.Q(removed_at__isnull=False),
                name="attachment_removed",
            ),
        ]

    def __str__(self) -> str:
        return self.name
