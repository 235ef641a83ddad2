"""What is kept of custom fields: their definitions. Values stand in the records themselves."""

from django.db import models

from armillary.fittings.custom_fields.vocabulary import Kind, Needed, Who, record_type_choices
from armillary.records.models import Record


class CustomField(Record):
    """A field that administrators have added to a record type."""

    prefix = "FLD"

    record_type = models.CharField(
        max_length=60,
        choices=record_type_choices,
        help_text="Which records have the field. It stays as it is.",
    )
    key = models.CharField(
        "name",
        max_length=40,
        help_text="For programs, in small letters; “custom_” is put before it. It stays as it is.",
    )
    label = models.CharField(max_length=80, help_text="What people read.")
    help = models.CharField(max_length=300, blank=True, help_text="A hint below the field.")
    kind = models.CharField(
        "type", max_length=20, choices=Kind.choices, help_text="It stays as it is."
    )
    unit = models.CharField(max_length=20, blank=True, help_text="For numbers, such as kg or EUR.")
    choices = models.TextField(
        blank=True, help_text="One a line, in their order: value, or value = label."
    )
    refers_to = models.CharField(
        max_length=60,
        blank=True,
        choices=record_type_choices,
        help_text="For another record: of which type.",
    )
    default = models.CharField(
        max_length=300, blank=True, help_text="What a new record holds when nobody says otherwise."
    )
    minimum = models.CharField(
        max_length=40, blank=True, help_text="The least number, the first day, or how many letters."
    )
    maximum = models.CharField(
        max_length=40,
        blank=True,
        help_text="The largest number, the last day, or how many letters.",
    )
    decimals = models.PositiveSmallIntegerField(default=2, help_text="Places after the point.")
    is_unique = models.BooleanField(
        "unique", default=False, help_text="No two records may have the same value."
    )
    needed = models.CharField(
        max_length=20, choices=Needed.choices, default=Needed.NO, help_text="When it is asked for."
    )
    needed_before = models.CharField(
        max_length=60, blank=True, help_text="The verb or state, such as resolve or closed."
    )
    only_when = models.CharField(
        max_length=60, blank=True, help_text="Needed only when this other field has a value."
    )
    only_when_is = models.CharField(
        "only when it is",
        max_length=300,
        blank=True,
        help_text="One of these values, with commas between; empty: any.",
    )
    seen_by = models.CharField(max_length=20, choices=Who.choices, default=Who.EVERYBODY)
    set_by = models.CharField(max_length=20, choices=Who.choices, default=Who.EVERYBODY)
    place = models.PositiveSmallIntegerField(
        default=100, help_text="Its place in the form: small numbers come first."
    )
    as_facet = models.BooleanField("narrows the list", default=False)
    as_column = models.BooleanField("column of the list", default=False)
    searched = models.BooleanField("found by search", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "key"],
                name="custom_field_name_is_unique",
                violation_error_message="This record type has, or had, a field of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.label
