"""Why promises were broken: in whose hands and in which state the time went that was promised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from armillary.engines.clocks import Kind, Segment

COUNTED = {Kind.COUNTED, Kind.LATE}
NOBODY = "nobody"
Hands = tuple[str, str]
"""A party, and the state in which the record was."""


@dataclass(slots=True)
class Spent:
    """Seconds of working time: of those that were promised, and those after that."""

    promised: int = 0
    late: int = 0

    @property
    def all(self) -> int:
        return self.promised + self.late

    def add(self, other: "Spent") -> None:
        self.promised += other.promised
        self.late += other.late


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A broken promise of a record: what it took, and in whose hands and states."""

    record_type: str
    key: int
    clock: str
    at: int
    target: int
    is_open: bool
    spent: Mapping[Hands, Spent]
    paused: Mapping[str, int] = field(default_factory=dict)

    @property
    def over(self) -> int:
        """By how much it was too late: so much less would have kept the promise."""
        return sum(each.all for each in self.spent.values()) - self.target

    @property
    def most(self) -> Hands:
        """Where most of the time went that was promised."""
        return max(
            self.spent, key=lambda each: (self.spent[each].promised, each), default=(NOBODY, "")
        )


def spent_of(segments: Iterable[Segment], hands: Mapping[str, Hands]) -> dict[Hands, Spent]:
    """What was counted in whose hands; holders of segments are keys of `hands`."""
    found: dict[Hands, Spent] = {}
    for each in segments:
        if each.kind in COUNTED:
            own = found.setdefault(hands.get(each.holder, (NOBODY, "")), Spent())
            is_late = each.kind is Kind.LATE
            own.add(Spent(0, each.seconds) if is_late else Spent(each.seconds))
    return found


def by_party(breaches: Iterable[Breach]) -> list[tuple[str, Spent, int]]:
    """Each party: what it spent, and of how many breaches it spent most; the heaviest first."""
    return _grouped(breaches, 0)


def by_state(breaches: Iterable[Breach]) -> list[tuple[str, Spent, int]]:
    """The same by the states of the records."""
    return _grouped(breaches, 1)


def _grouped(breaches: Iterable[Breach], part: int) -> list[tuple[str, Spent, int]]:
    found: dict[str, Spent] = {}
    most: dict[str, int] = {}
    for breach in breaches:
        for hands, spent in breach.spent.items():
            found.setdefault(hands[part], Spent()).add(spent)
        most[breach.most[part]] = most.get(breach.most[part], 0) + 1
    ranked = sorted(found.items(), key=lambda pair: (-pair[1].all, pair[0]))
    return [(name, spent, most.get(name, 0)) for name, spent in ranked]
