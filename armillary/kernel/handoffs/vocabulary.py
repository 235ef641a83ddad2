"""The words of hand-offs. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    RECLAIMED = "reclaimed"
