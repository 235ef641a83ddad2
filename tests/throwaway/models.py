"""What a lending desk keeps: things that are lent."""

from django.db import models

from armillary.people.models import Person
from armillary.records.models import Record


class State(models.TextChoices):
    ON_THE_SHELF = "on_the_shelf"
    LENT = "lent"


class Thing(Record):
    """Something that the desk lends."""

    prefix = "THG"

    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    wear = models.IntegerField(choices=[(1, "New"), (2, "Worn")], null=True, blank=True)
    weight = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    keeper = models.ForeignKey(Person, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    due_at = models.DateTimeField("due", null=True, blank=True)
