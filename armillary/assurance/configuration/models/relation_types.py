"""How things may hang together, and what it means when one of them fails."""

from django.db import models

from armillary.assurance.configuration.models.classes import ConfigurationClass
from armillary.assurance.configuration.vocabulary import Falls, Rule
from armillary.records.models import Record


class RelationType(Record):
    """A way in which one thing is related to another: how it reads, and what it means."""

    prefix = "RLT"
    called = "name"

    name = models.CharField(
        max_length=40, unique=True, help_text="For programs, in small letters. It stays as it is."
    )
    forward = models.CharField(
        max_length=60, help_text="How it reads from the first to the second: “depends on”."
    )
    backward = models.CharField(
        max_length=60, help_text="How it reads from the second to the first: “is needed by”."
    )
    falls = models.CharField(
        "what fails", max_length=10, choices=Falls.choices, help_text="Which end follows the other."
    )
    rule = models.CharField(
        "failure rule", max_length=10, choices=Rule.choices, help_text="When it follows."
    )

    def __str__(self) -> str:
        return self.forward


class RelationRule(Record):
    """Which classes a relation type may join, and how often. Without a rule it joins nothing."""

    prefix = "RLR"

    relation_type = models.ForeignKey(RelationType, on_delete=models.PROTECT, related_name="rules")
    from_class = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="What the first is, or what is below it in the tree.",
    )
    to_class = models.ForeignKey(
        ConfigurationClass,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="What the second is, or what is below it in the tree.",
    )
    at_most_from = models.PositiveIntegerField(
        "at most, from the first",
        null=True,
        blank=True,
        help_text="How many such relations may start at one thing; empty: any number.",
    )
    at_most_to = models.PositiveIntegerField(
        "at most, to the second",
        null=True,
        blank=True,
        help_text="How many such relations may lead to one thing; empty: any number.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relation_type", "from_class", "to_class"],
                name="relation_rule_is_unique",
                violation_error_message="There is, or was, a rule for this type and these classes.",
            ),
            models.CheckConstraint(
                name="relation_rule_allows_some",
                condition=(models.Q(at_most_from__isnull=True) | models.Q(at_most_from__gte=1))
                & (models.Q(at_most_to__isnull=True) | models.Q(at_most_to__gte=1)),
                violation_error_message="At least one, or leave it empty for any number.",
            ),
        ]
