"""By what things are recognised, whom one believes, and which identifiers say nothing."""

from django.db import models
from django.db.models.functions import Lower

from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.sources.vocabulary import Way
from armillary.records.models import Record


class IdentificationRule(Record):
    """Two things of a class, or of one below it, that agree in some attributes are one."""

    prefix = "IDR"

    of_class = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="class",
        help_text="It holds for the classes below as well, after their own rules.",
    )
    attributes = models.CharField(
        max_length=200,
        help_text="By name, with commas between: serial_number, or name, site. A question mark "
        "after a name: it may be absent from both.",
    )
    place = models.PositiveSmallIntegerField(
        default=100, help_text="Small numbers are asked first; who finds any ends the search."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of_class", "attributes"],
                name="identification_rule_is_unique",
                violation_error_message="This class has, or had, this very rule.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of_class.label}: {self.attributes}"


class ReconciliationRule(Record):
    """Which source is believed where several tell of the same attribute."""

    prefix = "RCR"

    of_class = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="class",
        help_text="With the classes below it; empty: all.",
    )
    attribute = models.CharField(
        max_length=60, blank=True, help_text="By name; empty: all attributes."
    )
    way = models.CharField(max_length=20, choices=Way.choices, help_text="How it is decided.")
    order_of_sources = models.CharField(
        max_length=400,
        blank=True,
        help_text="The most trusted first, with commas between; “person” is what people wrote.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of_class", "attribute"],
                name="reconciliation_rule_is_unique",
                nulls_distinct=False,
                violation_error_message="There is, or was, a rule for these: revise that one.",
            ),
        ]

    def __str__(self) -> str:
        of = self.of_class.label if self.of_class else "Everything"
        return f"{of}: {self.attribute or 'all attributes'}"


class IgnoredThing(Record):
    """Something that a source sees and that is nobody's to record: it is pointed out no more."""

    prefix = "IGN"

    pattern = models.CharField(
        max_length=200,
        help_text="Its key or its name there; * stands for anything. Capitals do not matter.",
    )
    source = models.CharField(
        max_length=60, blank=True, help_text="Who sees it; empty: whoever does."
    )
    reason = models.TextField(help_text="Why nobody records it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("pattern"),
                "source",
                name="ignored_thing_is_unique",
                violation_error_message="This is, or was, ignored already: revive that rule.",
            ),
        ]

    def __str__(self) -> str:
        return self.pattern


class WeakIdentifier(Record):
    """A value that identifies nothing, whatever it stands in: makers leave it everywhere."""

    prefix = "WID"

    value = models.CharField(max_length=200, help_text="Capitals and spaces do not matter.")
    reason = models.CharField(max_length=300, blank=True, help_text="Where it comes from.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("value"),
                name="weak_identifier_is_unique",
                violation_error_message="This one is, or was, known already.",
            ),
        ]

    def __str__(self) -> str:
        return self.value
