"""The tree of classes, and what things of a class are described by."""

from django.db import models

from armillary.assurance.configuration.vocabulary import Family, Life, Need
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.records.models import Record


class ConfigurationClass(Record):
    """A kind of things. What stands below it in the tree is of its kind as well."""

    prefix = "CLS"
    called = "name"

    name = models.CharField(
        max_length=40, unique=True, help_text="For programs, in small letters. It stays as it is."
    )
    label = models.CharField(max_length=80, help_text="What people read, for one of them.")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The class that it is a kind of; its attributes and rules hold here too.",
    )
    family = models.CharField(
        max_length=20, choices=Family.choices, help_text="The branch of the tree."
    )
    life = models.CharField(
        max_length=10, choices=Life.choices, help_text="Which states such things go through."
    )
    abstract = models.BooleanField(
        default=False, help_text="Only its subclasses have items, it has none of its own."
    )
    half_life_days = models.PositiveIntegerField(
        "half-life in days",
        default=180,
        help_text="After how many days half of what was recorded is no longer believed.",
    )

    class Meta:
        verbose_name_plural = "configuration classes"
        constraints = [
            models.CheckConstraint(
                name="configuration_class_is_not_its_own_parent",
                condition=~models.Q(parent=models.F("id")),
                violation_error_message="A class is not its own parent.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Attribute(Record):
    """Something that things of a class, and of the classes below it, are described by."""

    prefix = "ATT"

    of_class = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="class",
        help_text="It holds for the classes below as well.",
    )
    name = models.CharField(
        max_length=40,
        help_text="For programs, in small letters; “custom_” is put before it. It stays as it is.",
    )
    label = models.CharField(max_length=80, help_text="What people read.")
    help = models.CharField(max_length=300, blank=True, help_text="A hint below the field.")
    kind = models.CharField(
        "type", max_length=20, choices=Kind.choices, help_text="It stays as it is."
    )
    unit = models.CharField(max_length=20, blank=True, help_text="For numbers, such as GiB or kVA.")
    choices = models.TextField(
        blank=True, help_text="One a line, in their order: value, or value = label."
    )
    minimum = models.CharField(max_length=40, blank=True, help_text="The least number or day.")
    maximum = models.CharField(max_length=40, blank=True, help_text="The largest number or day.")
    need = models.CharField(
        max_length=20, choices=Need.choices, default=Need.OPTIONAL, help_text="How much it matters."
    )
    is_unique = models.BooleanField(
        "unique", default=False, help_text="No two items may have the same value."
    )
    sensitive = models.BooleanField(
        default=False, help_text="Seen by the people of the provider only."
    )
    place = models.PositiveSmallIntegerField(
        default=100, help_text="Its place in the form: small numbers come first."
    )
    as_facet = models.BooleanField("narrows the list", default=False)
    searched = models.BooleanField("found by search", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of_class", "name"],
                name="attribute_name_is_unique",
                violation_error_message="This class has, or had, an attribute of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.label
