"""By which relation types a failure passes on, which end follows, and by which rule."""

from collections.abc import Iterable
from dataclasses import dataclass

from armillary.assurance.configuration.models import RelationType
from armillary.assurance.configuration.vocabulary import Falls
from armillary.engines.dependencies import Rule


@dataclass(frozen=True, slots=True)
class FailureWays:
    """The types whose source follows the target, those the other way round, and all their rules."""

    source_follows: list[int]
    target_follows: list[int]
    rules: dict[int, Rule]

    @property
    def grouped(self) -> frozenset[int]:
        """The types of which some are needed of many, whether their group has a name or not."""
        return frozenset(key for key, rule in self.rules.items() if rule in (Rule.ALL, Rule.K_OF_N))

    @property
    def softly(self) -> frozenset[int]:
        """The types that bring nothing down, however they are grouped."""
        return frozenset(key for key, rule in self.rules.items() if rule is Rule.DEGRADE)


def failure_ways(types: Iterable[RelationType]) -> FailureWays:
    """Of these relation types. Relations of a retired type still hold, so it is one of them."""
    matter = [each for each in types if each.rule != Rule.NONE and each.falls != Falls.NEITHER]
    return FailureWays(
        [each.pk for each in matter if each.falls == Falls.SOURCE],
        [each.pk for each in matter if each.falls == Falls.TARGET],
        {each.pk: Rule(each.rule) for each in matter},
    )
