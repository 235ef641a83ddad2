"""What notifications keep: one row for each piece of news and person, and what people wish."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from armillary.fittings.notifications.vocabulary import Way, What
from armillary.people.models import Person


class Notification(models.Model):
    """News for one person. Not a record: it is nobody else's business.

    `entry` is the line of the journal that it tells of, at most once to each person; news without
    a line has none. `internal` news is for the provider's people. `mail_at` is when it goes out
    by mail, `mailed_at` when it did, and `mail_url` where the mail leads if not to `url`.
    """

    speaks_only: ClassVar = True

    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False, related_name="+")
    what = models.CharField(max_length=20, choices=What.choices)
    text = models.CharField(max_length=300)
    actor = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    about_number = models.CharField(max_length=40, blank=True)
    about_title = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=500, blank=True)
    mail_url = models.CharField(max_length=500, blank=True)
    internal = models.BooleanField(default=False)
    entry = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    mail_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "person"],
                condition=Q(entry__isnull=False),
                name="notification_once",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "id"], name="notification_of_a_person"),
            models.Index(
                fields=["person", "id"], condition=Q(read_at__isnull=True), name="notification_bell"
            ),
            models.Index(
                fields=["mail_at"],
                condition=Q(mail_at__isnull=False, mailed_at__isnull=True),
                name="notification_to_mail",
            ),
            models.Index(fields=["at"], name="notification_by_time"),
        ]


class Preference(models.Model):
    """How one person wants to be told; who has none is told by the defaults."""

    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    ways = models.JSONField(default=dict)
    digest_hour = models.PositiveSmallIntegerField(default=8)
    quiet_from = models.PositiveSmallIntegerField(null=True)
    quiet_until = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="preference_hours_of_a_day",
                condition=Q(digest_hour__lt=24)
                & (Q(quiet_from__isnull=True) | Q(quiet_from__lt=24))
                & (Q(quiet_until__isnull=True) | Q(quiet_until__lt=24)),
                violation_error_message="A day has the hours 0 to 23.",
            ),
        ]
