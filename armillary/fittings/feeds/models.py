"""What calendar feeds keep: what each tells of, and the key by which its owner's calendar reads."""

from django.db import models

from armillary.fittings.feeds import sources
from armillary.people.models import Person
from armillary.records.models import Record


class CalendarFeed(Record):
    """Something of the product's calendars that somebody reads in a calendar of another program.

    It tells what its owner may see, as long as its owner may see it.
    """

    prefix = "ICS"

    name = models.CharField(max_length=80, help_text="What the calendar is called there.")
    source = models.CharField("tells of", max_length=40, choices=sources.choices)
    question = models.CharField(
        max_length=2_000,
        blank=True,
        help_text="Which of them: what stands after the question mark in the address of their "
        "list or calendar. Empty: all that you may see.",
    )
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["owner", "id"], name="calendar_feed_of_owner")]

    def __str__(self) -> str:
        return self.name


class CalendarKey(models.Model):
    """The secret by which another program reads a feed, as a digest; one for each feed at most."""

    feed = models.OneToOneField(CalendarFeed, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    digest = models.BinaryField(unique=True)
    made_at = models.DateTimeField()
