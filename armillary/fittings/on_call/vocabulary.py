"""The words of rotas. Stored values never change; labels may."""

from django.db.models import TextChoices


class RotaState(TextChoices):
    IN_FORCE = "in_force", "In force"
    RETIRED = "retired", "Retired"
