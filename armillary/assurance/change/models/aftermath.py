"""What went wrong in reach of a change after it, and what all changes together taught."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from armillary.assurance.change.models.change import Change


class Aftermath(models.Model):
    """In what it reaches a change is watched since it began, until some days after its end.

    `reach` are the items that fail with what it touches, `steps` how far each is from there.
    Without an `until` it is still being done. `ratio`, `low` and `high` are nothing where they have
    no end. `caused` are the minutes beyond what is usual there, where that is believed.
    """

    change = models.OneToOneField(
        Change, on_delete=models.CASCADE, primary_key=True, related_name="aftermath"
    )
    reach = ArrayField(models.BigIntegerField())
    steps = ArrayField(models.PositiveSmallIntegerField())
    since = models.DateTimeField(db_index=True)
    until = models.DateTimeField(null=True)

    judged_at = models.DateTimeField(null=True)
    before = models.PositiveIntegerField(default=0)
    seconds_before = models.PositiveIntegerField(default=0)
    after = models.PositiveIntegerField(default=0)
    seconds_after = models.PositiveIntegerField(default=0)
    ratio = models.FloatField(null=True)
    low = models.FloatField(default=0)
    high = models.FloatField(null=True)
    chance = models.FloatField(default=1)
    false_share = models.FloatField(default=1)
    minutes = models.FloatField(default=0)
    caused = models.FloatField(default=0)
    behind = models.ForeignKey(
        Change, on_delete=models.SET_NULL, null=True, db_index=False, related_name="+"
    )

    class Meta:
        indexes = [GinIndex(fields=["reach"], name="aftermath_reach")]


class Lesson(models.Model):
    """What was learnt from all changes of a time, as it was reckoned last; `name` says of what."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()
    told = models.JSONField()
