"""The life of a record type as a net, and the ways that records took, replayed on it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from armillary.engines.conformance import Happened, Net, Replay, Transition, net_of, replay
from armillary.engines.conformance.aligning import Aligned, Ways, align
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.verb import Verb

START = "start"
"""The place before the first state; no state is called so."""

MADE = "made"


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A verb that leads from one state to another; from START, one that makes a record."""

    verb: str
    before: str
    after: str

    @classmethod
    def read(cls, written: str) -> "Step":
        """As a variant keeps it: "take:new:assigned", "log::new"."""
        verb, before, after = written.split(":")
        return cls(verb, before or START, after)

    def __str__(self) -> str:
        return f"{self.verb}: {self.before} → {self.after}"

    @property
    def label(self) -> str:
        """What a life allows by name. Of what makes a record only the state counts: the product
        makes records by verbs that are at no door as well."""
        return f"{MADE if self.before == START else self.verb} {self.after}"


@dataclass(frozen=True, eq=False)
class Life:
    """What a record type allows: its steps between different states, and its net."""

    steps: tuple[Step, ...]
    net: Net

    @classmethod
    def of(cls, kind: RecordType) -> "Life":
        return _life(kind.slug, tuple(declared(kind)))

    @cached_property
    def moves(self) -> tuple[Step, ...]:
        """Those that lead to another state."""
        return tuple(each for each in self.steps if each.before != each.after)

    @cached_property
    def ways(self) -> Ways:
        """By state, what leads on."""
        found: dict[str, list[tuple[str, str]]] = {}
        for each in self.moves:
            found.setdefault(each.before, []).append((each.label, each.after))
        return found

    @property
    def allowed(self) -> Mapping[str, frozenset[str]]:
        """By state, the labels of what leads on."""
        return {place: frozenset(label for label, _ in on) for place, on in self.ways.items()}

    def allows(self, step: Step) -> bool:
        """Whether a step is allowed where it was taken."""
        return (step.before, step.label) in self._labels

    @cached_property
    def _labels(self) -> frozenset[tuple[str, str]]:
        return frozenset((each.before, each.label) for each in self.steps)

    def replayed(self, way: Sequence[Step]) -> Replay:
        """A way played on this life. It may end in any state: where the record stands now."""
        return _replayed(self, tuple(way))

    def aligned(self, way: Sequence[Step]) -> Aligned | None:
        """What would have to be left out of a way, or done besides, so that this life allows it."""
        return _aligned(self, tuple(way))


def declared(kind: RecordType) -> Iterator[Step]:
    """Each verb of a type that leads to a state, from each state in which it starts."""
    for creation in kind.creations:
        yield Step(creation.name, START, creation.target)
    for verb in kind.transitions:
        for before in verb.sources or tuple(kind.states.values):
            for after in _targets(verb):
                yield Step(verb.name, before, after)


def standing_still(kind: RecordType) -> Iterator[str]:
    """What leaves a record where it is and is allowed there; no way tells of it."""
    return (
        f"{kind.slug}:{each.verb}:{each.before}"
        for each in declared(kind)
        if each.before == each.after
    )


def leading(kind: RecordType) -> Iterator[str]:
    """The verbs that are meant to lead to a state."""
    return (f"{kind.slug}:{verb.name}" for verb in kind.transitions)


def _targets(verb: Verb) -> tuple[str, ...]:
    return tuple(dict.fromkeys((verb.target, *verb.outcomes)))


@lru_cache(maxsize=256)
def _life(slug: str, steps: tuple[Step, ...]) -> Life:
    """The same one for the same steps, so that a way is played once."""
    net = net_of(Transition(each.label, (each.before,), (each.after,)) for each in steps)
    return Life(steps, net)


@lru_cache(maxsize=1 << 15)
def _replayed(life: Life, way: tuple[Step, ...]) -> Replay:
    trace = [Happened(each.label, each.after) for each in way]
    return replay(life.net, trace, start=START, end=way[-1].after)


@lru_cache(maxsize=1 << 12)
def _aligned(life: Life, way: tuple[Step, ...]) -> Aligned | None:
    return align(life.ways, [each.label for each in way], start=START, end=way[-1].after)
