"""What watching keeps: who watches which record, and who does not want to."""

from django.db import models

from armillary.people.models import Person


class Watch(models.Model):
    """This person watches this record; muted: does not, although the record names the person."""

    record_type = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    muted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "record_id", "person"], name="watch_is_unique"
            )
        ]
