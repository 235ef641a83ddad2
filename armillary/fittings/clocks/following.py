"""Following a record through its verbs: what its clocks are told, pure but for what is promised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from armillary.engines.clocks import Mark, Phase, Reckoning, Terms, marked, reckon
from armillary.engines.clocks.marks import moved
from armillary.fittings.clocks import parties
from armillary.fittings.clocks.declared import RUNS, Clocks, Facts, Standing
from armillary.fittings.clocks.parties import ENDED, is_party
from armillary.fittings.clocks.promised import Promise, promised, terms

WITHDRAWN = "withdrawn"
"""The reason of a clock that goes on no more because nothing is promised any more."""

Place = tuple[str, str]
"""Clock and strand."""

Offer = tuple[int, Promise | None]
"""From a second on this is promised; None: nothing any more."""


@dataclass(frozen=True, slots=True)
class Track:
    """What one clock was told so far: enough to say where it stands."""

    clock: str
    strand: str
    marks: tuple[Mark, ...]
    offers: tuple[Offer, ...]

    @property
    def promise(self) -> Promise:
        """What is promised now, or was promised last."""
        return next(promise for _, promise in reversed(self.offers) if promise)

    @property
    def told(self) -> tuple[Mark, ...]:
        """The marks, and the one at which it was withdrawn."""
        at, promise = self.offers[-1]
        if promise is not None:
            return self.marks
        return marked(self.marks, Mark(max(at, self.marks[-1].at), Phase.DROPPED, WITHDRAWN))

    @property
    def terms(self) -> list[Terms]:
        return [terms(at, promise) for at, promise in self.offers if promise]

    def reckoned(self) -> Reckoning:
        """Where it stands."""
        return reckon(self.told, self.terms)


@dataclass(slots=True)
class Follower:
    """The clocks of one record; `step` tells them what the record says after each verb."""

    clocks: Clocks
    marks: dict[Place, tuple[Mark, ...]] = field(default_factory=dict)
    offers: dict[Place, tuple[Offer, ...]] = field(default_factory=dict)

    def step(self, facts: Facts, at: int) -> set[Place]:
        """The record says this since this second; the clocks to which that means something."""
        moved: set[Place] = set()
        for kind in self.clocks.kinds:
            standing = kind.standing(facts)
            if standing is not None:
                self._step(kind.name, standing, facts, at, moved)
        return moved

    def tracks(self) -> Iterator[Track]:
        """All clocks that something was promised for."""
        for (clock, strand), offers in self.offers.items():
            yield Track(clock, strand, self.marks[marked_at(clock, strand)], offers)

    def _step(
        self, clock: str, standing: Standing, facts: Facts, at: int, moved: set[Place]
    ) -> None:
        there = [place for place in self.offers if place[0] == clock]
        is_new = self._mark((clock, ""), standing, at)
        for place in there:
            if self._mark_party(place, standing, facts, at) if is_party(place[1]) else is_new:
                moved.add(place)
        if standing.phase not in ENDED:
            now = promised(self.clocks.slug, clock, facts, at)
            fresh = [place for each in now if (place := (clock, each)) not in self.offers]
            moved.update(place for place in (*there, *fresh) if self._offer(place, now, facts, at))

    def _mark(self, place: Place, standing: Standing, at: int) -> bool:
        """Whether that is new to whatever is marked there."""
        before = self.marks.get(place, ())
        after = self.marks[place] = told(before, standing, at)
        return after is not before and after != before

    def _mark_party(self, place: Place, standing: Standing, facts: Facts, at: int) -> bool:
        own = parties.standing(standing, place[1], self.clocks.turn(facts))
        return self._mark(place, own, at)

    def _offer(self, place: Place, now: Mapping[str, Promise], facts: Facts, at: int) -> bool:
        """Hold what is promised now beside what was promised; whether that is another thing.

        What a party has promised stays as it is while it is not its turn.
        """
        offers, promise = self.offers.get(place, ()), now.get(place[1])
        held = offers[-1][1] if offers else None
        if held is promise or held == promise:
            return False
        if is_party(place[1]):
            if place[1] != self.clocks.turn(facts):
                return False
            self._mark(place, RUNS, at)
        self.offers[place] = (*offers, (at, promise))
        return True


def marked_at(clock: str, strand: str = "") -> Place:
    """Where the marks of a clock are held: all strands share them, but those of parties."""
    return clock, strand if is_party(strand) else ""


def told(marks: tuple[Mark, ...], standing: Standing, at: int) -> tuple[Mark, ...]:
    """The marks after this was said at this second.

    Verbs come in the order of the journal, whatever the clocks of the machines say; what is told of
    an earlier moment is believed, but not that it was before the beginning.
    """
    phase, reason = standing.phase, standing.reason
    if standing.at is None:
        if marks and (marks[-1].phase, marks[-1].reason) == (phase, reason):
            return marks
        return marked(marks, Mark(max(at, marks[-1].at) if marks else at, phase, reason))
    moment = max(standing.at, marks[0].at) if marks else standing.at
    same = marks and (marks[-1].phase, marks[-1].reason) == (phase, reason)
    add = moved if same and len(marks) > 1 else marked
    return add(marks, Mark(moment, phase, reason))
