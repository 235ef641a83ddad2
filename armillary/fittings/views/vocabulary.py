"""The words of saved views. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    IN_USE = "in_use", "In use"
    RETIRED = "retired"


class Scope(TextChoices):
    PERSONAL = "personal", "Me alone"
    TEAM = "team", "A team of mine"
    GLOBAL = "global", "All who work here"
