"""The keys that a person chose."""

from django.db import models

from armillary.people.models import Person


class Keyboard(models.Model):
    """One person's keys: those that differ from the table, and whether single keys do anything.

    Not a record: it is nobody else's business.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    own = models.JSONField(default=dict)
    off = models.BooleanField(default=False)
