"""What is found when a promise is held against what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from armillary.engines.feasibility import Chance, Stage, Verdict, longest
from armillary.engines.lengths import exactly
from armillary.engines.worktime import Span, lasting


class Looked(StrEnum):
    """At what somebody looked."""

    BACKING = "backing"
    HOURS = "hours"
    CONTRACTS = "contracts"
    AVAILABILITY = "availability"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one promise, in a sentence; `about` is the objective or the service."""

    looked: Looked
    verdict: Verdict
    about: str
    says: str

    def told(self) -> Mapping[str, str]:
        """As it is kept with an edition."""
        return {**asdict(self), "looked": self.looked.value, "verdict": self.verdict.value}


@dataclass(frozen=True, slots=True)
class Feasibility:
    """All that was found. What fails stands in the way until somebody waives it."""

    findings: tuple[Finding, ...]

    @property
    def lacking(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.verdict is Verdict.FAILS)


@dataclass(frozen=True, slots=True)
class Link:
    """One agreement of a chain: after which hand-over, and what it promises, if it does."""

    name: str
    handover: int
    most: int | None


def by_contracts(about: str, what: str, target: int, chain: Sequence[Link]) -> Finding:
    """Whether all who are in the chain may use all their time and the promise is still kept."""
    promising = [Stage(each.handover, each.most) for each in chain if each.most is not None]
    if not promising:
        return Finding(
            Looked.CONTRACTS, Verdict.FAILS, about, f"No agreement below promises a {what}."
        )
    sum_ = longest(promising)
    parts = " + ".join(
        f"{each.name} {exactly(each.most)}"
        + (f" after {exactly(each.handover)}" if each.handover else "")
        for each in chain
        if each.most is not None
    )
    if sum_ > target:
        says = f"{parts} make {exactly(sum_)}, which is more than {exactly(target)}."
        return Finding(Looked.CONTRACTS, Verdict.FAILS, about, says)
    says = f"{parts} make {exactly(sum_)}: within {exactly(target)}."
    return Finding(Looked.CONTRACTS, Verdict.HOLDS, about, says)


def by_hours(about: str, left: Sequence[Span], zone: str) -> Finding:
    """Whether somebody has promised to be there whenever help is promised; of a year."""
    if not left:
        says = "Somebody has promised to be there whenever help is promised."
        return Finding(Looked.HOURS, Verdict.HOLDS, about, says)
    first = datetime.fromtimestamp(left[0][0], ZoneInfo(zone))
    says = (
        f"Help is promised when nobody has promised to be there: {lasting(left) // 3600:,} hours "
        f"of a year, the first from {first:%a %d %b %Y, %H:%M} on."
    )
    return Finding(Looked.HOURS, Verdict.FAILS, about, says)


def by_history(about: str, chance: Chance | None, promised: float, verdict: Verdict) -> Finding:
    """What was seen in the past, with its interval."""
    if chance is None:
        says = "Not enough evidence: too few cases like these have ended so far."
        return Finding(Looked.HISTORY, verdict, about, says)
    says = (
        f"{_per_cent(chance.share)} of {chance.cases:,} cases were in time, so between "
        f"{_per_cent(chance.low)} and {_per_cent(chance.high)}; promised: {_per_cent(promised)}."
    )
    if verdict is Verdict.UNKNOWN:
        says += " Not enough evidence: so few cases cannot show it."
    return Finding(Looked.HISTORY, verdict, about, says)


def by_availability(about: str, up: float | None, promised: float, parts: int) -> Finding:
    """What the availabilities of the parts make, by the way they hang together."""
    if up is None:
        says = "No agreement below promises the availability of anything that it needs."
        return Finding(Looked.AVAILABILITY, Verdict.FAILS, about, says)
    verdict = Verdict.HOLDS if up >= promised else Verdict.FAILS
    says = (
        f"What is promised of {parts} of its parts makes {100 * up:.3f} %; "
        f"promised: {100 * promised:.3f} %."
    )
    return Finding(Looked.AVAILABILITY, verdict, about, says)


def _per_cent(share: float) -> str:
    return f"{100 * share:.1f} %"
