"""Whether what is offered meets what is needed, and what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from armillary.assurance.service_level.vocabulary import TIMES, Better, Fit, Measure


class Measured(Protocol):
    """As much of an objective as is compared."""

    measure: str
    metric: str
    better: str
    amount: Decimal
    share: Decimal
    priority: int | None
    statement: str


@dataclass(frozen=True, slots=True)
class Match:
    """A need, how it is met, and by what; `gap` says what is missing."""

    need: str
    fit: Fit
    offered: str = ""

    @property
    def gap(self) -> str:
        if self.fit is Fit.MET:
            return ""
        return f"{self.need}: {self.offered or 'nothing of the kind is offered'}"


def match(need: Measured, offered: Iterable[Measured]) -> Match:
    """How one need is met: by the best of the offers that are about the same."""
    about = [each for each in offered if _is_about(each, need)]
    if not about:
        return Match(need.statement, Fit.MISSING)
    best = next((each for each in about if _meets(each, need)), about[0])
    return Match(need.statement, Fit.MET if _meets(best, need) else Fit.SHORT, best.statement)


def matches(needs: Iterable[Measured], offered: Sequence[Measured]) -> list[Match]:
    """How each need is met, in their order."""
    return [match(each, offered) for each in needs]


def score(found: Sequence[Match]) -> int:
    """How many per cent of the needs are met; all of none.

    >>> score([Match("a", Fit.MET), Match("b", Fit.SHORT)])
    50
    """
    met = sum(each.fit is Fit.MET for each in found)
    return 100 * met // len(found) if found else 100


def _is_about(offer: Measured, need: Measured) -> bool:
    same = offer.measure == need.measure and offer.priority in (None, need.priority)
    if need.measure == Measure.CUSTOM:
        return same and offer.metric.casefold().strip() == need.metric.casefold().strip()
    return same


def _meets(offer: Measured, need: Measured) -> bool:
    if need.measure in TIMES:
        return offer.amount <= need.amount and offer.share >= need.share
    if need.measure == Measure.CUSTOM and need.better != Better.HIGHER:
        return offer.amount <= need.amount
    return offer.amount >= need.amount
