"""What is kept of conformance. Jobs of this package alone write it, from the sealed journal.

Nothing here is a source: whatever is forgotten is counted again. Months are those of UTC.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from armillary.kernel.journal.models import Entry


class Reached(models.Model):
    """How far one of those who count has come: up to and with this seal, and the highest line met.

    `shape` is what it counted by; when that is another one, it begins anew.
    """

    name = models.CharField(max_length=60, unique=True)
    shape = models.CharField(max_length=64)
    seal = models.BigIntegerField(default=0)
    line = models.BigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "reached"


class Variant(models.Model):
    """A way that records of a type took: steps as "verb:state before:state after"."""

    digest = models.CharField(max_length=32, primary_key=True)
    record_type = models.CharField(max_length=60, db_index=True)
    steps = ArrayField(models.CharField(max_length=122))


class Case(models.Model):
    """The way that a record has taken so far."""

    record_type = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    variant = models.CharField(max_length=32)
    month = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record_type", "record_id"], name="case_of_a_record"),
        ]
        indexes = [models.Index(fields=["variant", "record_id"], name="case_by_variant")]


class Often(models.Model):
    """So many records that began in a month have taken this way so far."""

    variant = models.CharField(max_length=32)
    month = models.DateField()
    cases = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "often"
        constraints = [
            models.UniqueConstraint(fields=["variant", "month"], name="often_counted_once"),
        ]


class Judged(models.Model):
    """So many lines of a month a rule has looked at."""

    rule = models.CharField(max_length=60)
    month = models.DateField()
    lines = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "judged"
        constraints = [
            models.UniqueConstraint(fields=["rule", "month"], name="judged_counted_once"),
        ]


class Deviation(models.Model):
    """A line that breaks a rule, and the record of which it tells."""

    rule = models.CharField(max_length=60)
    line = models.ForeignKey(Entry, on_delete=models.PROTECT, db_index=False, related_name="+")
    record_id = models.BigIntegerField()
    month = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "line"], name="deviation_found_once"),
        ]
        indexes = [models.Index(fields=["rule", "month"], name="deviation_by_month")]
