"""The words of exports. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    ASKED = "asked", "Asked for"
    HANDED_OUT = "handed_out"


class Form(TextChoices):
    """In which form a list is handed out."""

    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"
    JSON = "json", "JSON lines"
