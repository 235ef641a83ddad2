"""What the batches keep: the batch as a record, and a row for each of its items."""

from django.db import models
from django.db.models.functions import Now

from armillary.fittings.batches.vocabulary import Outcome
from armillary.kernel.acts import Door
from armillary.people.models import Person
from armillary.records.models import Record


class Batch(Record):
    """Many records treated in one go: what was asked, how far it is, and what became of each."""

    prefix = "BAT"

    title = models.CharField(max_length=200)
    work = models.CharField(max_length=60, help_text="Which kind of work is done to each item.")
    record_type = models.CharField(max_length=60, blank=True)
    verb = models.CharField(max_length=40, blank=True)
    arguments = models.JSONField(default=dict, blank=True)
    door = models.CharField(max_length=10, choices=Door.choices, editable=False)
    starter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    cancelled = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField("finished", null=True, blank=True)
    undoes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    content = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name_plural = "batches"
        constraints = [
            models.CheckConstraint(
                name="batch_counts_fit",
                condition=models.Q(
                    total__gte=models.F("done") + models.F("refused") + models.F("cancelled")
                ),
                violation_error_message="More items are counted than there are.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["content", "created_at"],
                condition=~models.Q(content=""),
                name="batch_by_content",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Item(models.Model):
    """One item of a batch: what it is about, what was given with it, and what became of it.

    `record_id` is the record that it is done to, or the one that it made. `act` is the act that
    did it, so that its lines in the journal can be found.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveIntegerField()
    record_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(null=True)
    given = models.JSONField(default=dict)
    outcome = models.CharField(
        max_length=10, choices=Outcome.choices, default=Outcome.WAITING, db_default="waiting"
    )
    sentence = models.TextField(blank=True, default="", db_default="")
    act = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "place"], name="item_place_is_unique")
        ]
        indexes = [models.Index(fields=["batch", "outcome", "place"], name="item_by_outcome")]
