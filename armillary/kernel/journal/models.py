"""What the journal keeps: lines, the outbox that announces them, and the seals that hold them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now

from armillary.kernel.acts import Door
from armillary.kernel.journal.vocabulary import Audience
from armillary.people.models import Organisation, Person


class Entry(models.Model):
    """One line: who did what to which record, when, through which door, and what changed.

    `changes` maps a field to [before, after]; `at` is the moment of the act, `recorded_at`
    that of the database. The web role may insert lines and read them, nothing else.
    """

    act = models.UUIDField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    actor = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    door = models.CharField(max_length=10, choices=Door.choices)
    verb = models.CharField(max_length=40)
    activity = models.CharField(max_length=120)
    record_type = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    state_before = models.CharField(max_length=40, blank=True)
    state_after = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    changes = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    audience = models.CharField(max_length=10, choices=Audience.choices)

    class Meta:
        verbose_name = "journal line"
        indexes = [
            models.Index(fields=["record_type", "record_id", "id"], name="entry_of_a_record"),
            models.Index(fields=["activity", "at"], name="entry_of_an_activity"),
            BrinIndex(fields=["at"], name="entry_by_time"),
        ]


class Outbox(models.Model):
    """A line that has not been announced and sealed yet. The relay empties this table."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)

    class Meta:
        verbose_name_plural = "outbox"


class Seal(models.Model):
    """A batch of lines, closed: the digest of each, and a hash chained to the seal before.

    Lines are sealed in the order in which they were committed, so writers never wait for
    each other; `entries` and `digests` (32 bytes each) run in parallel.
    """

    sealed_at = models.DateTimeField(db_default=Now())
    entries = ArrayField(models.BigIntegerField())
    digests = ArrayField(models.BinaryField())
    previous = models.BinaryField()
    hash = models.BinaryField()
