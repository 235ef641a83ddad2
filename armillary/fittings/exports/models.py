"""What exports keep: who took which list out, in which form, and how much of it."""

from django.db import models

from armillary.fittings.exports.vocabulary import Form
from armillary.people.models import Person
from armillary.records.models import Record


class Export(Record):
    """A list that somebody took out of the product as a file. The file itself is not kept."""

    prefix = "EXP"

    of = models.CharField(max_length=60, help_text="The record type whose list it is.")
    question = models.TextField(
        blank=True, max_length=5_000, help_text="Filters, order and columns, as in the address."
    )
    form = models.CharField(max_length=10, choices=Form.choices, help_text="CSV, XLSX or JSON.")
    rows = models.PositiveIntegerField(default=0, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["owner", "created_at"], name="export_by_owner")]

    def __str__(self) -> str:
        return f"{self.of} as {self.get_form_display()}"
