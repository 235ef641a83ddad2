"""The priority matrix as data: one record for each pair of impact and urgency."""

from django.db import models

from armillary.operations.incident.vocabulary import Impact, Priority, RuleState, Urgency
from armillary.records.models import Record


class PriorityRule(Record):
    """Which priority is proposed for this impact and this urgency."""

    prefix = "PRI"

    impact = models.PositiveSmallIntegerField(choices=Impact.choices)
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["impact", "urgency"],
                condition=models.Q(state=RuleState.IN_FORCE),
                name="priority_rule_is_unique",
                violation_error_message="The matrix has a rule for this impact and urgency.",
            ),
            models.CheckConstraint(
                name="priority_rule_is_in_range",
                condition=models.Q(
                    impact__in=Impact.values,
                    urgency__in=Urgency.values,
                    priority__in=Priority.values,
                ),
                violation_error_message="Impact and urgency go from 1 to 3, priority from 1 to 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_impact_display()}, {self.get_urgency_display().lower()}"
