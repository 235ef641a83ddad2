"""What is counted of the journal. A row says how many; the job of this package alone writes it.

Days are days of UTC. Nothing here is a source: `counting.forget` and the job bring all of it back.
"""

from django.db import models

from armillary.people.models import Organisation, Person


class Progress(models.Model):
    """How far the journal is counted: up to and with this seal. There is one row."""

    seal = models.BigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "progress"


class Deed(models.Model):
    """So many lines of one day performed an activity on records of a type, or moved them."""

    day = models.DateField()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    record_type = models.CharField(max_length=60)
    activity = models.CharField(max_length=120)
    state_before = models.CharField(max_length=40)
    state_after = models.CharField(max_length=40)
    lines = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "day",
                    "organisation",
                    "record_type",
                    "activity",
                    "state_before",
                    "state_after",
                ],
                name="deed_counted_once",
            ),
        ]


class Standing(models.Model):
    """So many records that were opened on a day stand in a state now.

    The organisation is the one that a record was opened for.
    """

    record_type = models.CharField(max_length=60)
    state = models.CharField(max_length=40)
    opened_on = models.DateField()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    records = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "state", "opened_on", "organisation"],
                name="standing_counted_once",
            ),
        ]


class Performer(models.Model):
    """So many lines of one day by one person performed an activity."""

    day = models.DateField()
    activity = models.CharField(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    lines = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "activity", "person"], name="performer_counted_once"
            ),
        ]
        indexes = [models.Index(fields=["activity", "day"], name="performer_of_activity")]


class Passage(models.Model):
    """So many hand-offs along an edge came into a state on one day, after so long a wait.

    The wait is that from the offer, in minutes of two significant figures: what a median needs,
    in few rows.
    """

    day = models.DateField()
    edge = models.PositiveSmallIntegerField()
    from_process = models.CharField(max_length=60)
    to_process = models.CharField(max_length=60)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    state = models.CharField(max_length=40)
    waited = models.PositiveIntegerField()
    handoffs = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "day",
                    "edge",
                    "from_process",
                    "to_process",
                    "organisation",
                    "state",
                    "waited",
                ],
                name="passage_counted_once",
            ),
        ]
