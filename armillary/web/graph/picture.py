"""What a graph shows: items, groups, gates and the relations between them, for plot and table."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.neighbourhood import (
    Members,
    groups_of,
    relations_among,
)
from armillary.assurance.configuration.queries.relations import Edge
from armillary.assurance.configuration.queries.told import Told
from armillary.assurance.configuration.vocabulary import Falls, Rule
from armillary.engines.dependencies import State as Outcome
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.web.graph.asked import Asked, Overlay
from armillary.web.graph.found import Found
from armillary.web.graph.grouping import Grouped, Node, grouped, names
from armillary.web.graph.overlays import About, Suspicion, about, open_incidents

MOST_PINNED = 12
"""Suspects that are shown one by one, the likeliest."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An item of the graph."""

    id: str
    item: Told
    of_class: str
    class_label: str
    steps: int
    outcome: Outcome | None
    alone: bool
    incidents: int
    suspicion: Suspicion | None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Items that are shown as one: how many, of which class, how far away, and what becomes."""

    id: str
    name: str
    class_label: str
    family: str
    count: int
    steps: int
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class Gate:
    """A group of which an item needs some."""

    id: str
    of: str
    needed: int
    members: int

    @property
    def words(self) -> str:
        """What is written on it."""
        return f"{self.needed} of {self.members} needed"


@dataclass(frozen=True, slots=True)
class Tie:
    """Relations of one type from one node to another; the first needs the second if it matters."""

    id: str
    first: str
    words: str
    second: str
    matters: bool
    degrades: bool
    gate: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All of it. `note`: that another item was asked for, which went into this one."""

    asked: Asked
    centre: Told
    found: Found
    spots: tuple[Spot, ...]
    bundles: tuple[Bundle, ...]
    gates: tuple[Gate, ...]
    ties: tuple[Tie, ...]
    complete: bool
    note: str = ""
    about: About | None = None

    @property
    def path(self) -> frozenset[str]:
        """The ids of the nodes on the way that was asked for."""
        return frozenset(numbered(ConfigurationItem.prefix, key) for key in self.found.path)


def picture(centre: Told, found: Found, asked: Asked, actor: Person, now: datetime) -> Picture:
    """Group what is too much, and read the relations between what is shown."""
    moment = asked.moment(now)
    is_suspected = asked.overlay is Overlay.SUSPECTS
    told = about(asked.incident, actor, suspected=is_suspected) if asked.incident else None
    suspects = told.suspects if told else {}
    drawn = _grouped(centre, found, asked, told.named if told else (), suspects)
    ids = {key: found.seen[key].number for key in drawn.alone} | dict(names(drawn))
    edges = relations_among(found.steps, moment)
    groups = groups_of(list(drawn.alone), moment) if found.groups is None else found.groups
    gates = _gates(each for each in groups if each.dependent in drawn.alone)
    ties = _ties(edges, ids, {(each.of, kind): each for (_, kind), each in gates.items()})
    incidents = open_incidents(drawn.alone, actor) if asked.overlay is Overlay.INCIDENTS else {}
    used = {tie.gate for tie in ties}
    return Picture(
        asked=asked,
        centre=centre,
        found=found,
        spots=tuple(
            _spot(key, found, incidents.get(key, 0), suspects.get(key))
            for key in sorted(drawn.alone, key=_near(found))
        ),
        bundles=tuple(_bundle(name, keys, found) for name, keys in drawn.groups.items()),
        gates=tuple(gate for gate in gates.values() if gate.id in used),
        ties=ties,
        complete=found.complete,
        about=told,
    )


def _grouped(
    centre: Told,
    found: Found,
    asked: Asked,
    named: Iterable[int],
    suspects: Mapping[int, Suspicion],
) -> Grouped:
    classes = catalogue().classes
    nodes = [
        Node(key, classes[found.seen[key].class_key].name, steps)
        for key, steps in found.steps.items()
    ]
    likely = sorted(suspects, key=lambda key: suspects[key].rank)[:MOST_PINNED]
    pinned = {centre.key, *found.path} | {*named, *likely} & found.steps.keys()
    return grouped(nodes, most=asked.most, pinned=pinned, opened=asked.opened, closed=asked.closed)


def _near(found: Found) -> Callable[[int], tuple[int, str, int]]:
    return lambda key: (found.steps[key], found.seen[key].name, key)


def _spot(key: int, found: Found, incidents: int, suspicion: Suspicion | None) -> Spot:
    item = found.seen[key]
    of_class = catalogue().classes[item.class_key]
    return Spot(
        item.number,
        item,
        of_class.name,
        of_class.label,
        found.steps[key],
        found.outcomes.get(key),
        key in found.alone,
        incidents,
        suspicion,
    )


def _bundle(name: str, keys: tuple[int, ...], found: Found) -> Bundle:
    of_class = catalogue().class_by_name[name.partition(".")[0]]
    outcomes = Counter(found.outcomes[key] for key in keys if key in found.outcomes)
    steps = min(found.steps[key] for key in keys)
    return Bundle(
        name, of_class.label, of_class.label, of_class.family, len(keys), steps, dict(outcomes)
    )


Kind = tuple[int, str]


def _gates(groups: Iterable[Members]) -> dict[tuple[int, Kind], Gate]:
    """The gates of the items that stand alone; those of one way only, by type and group."""
    return {
        (each.dependent, (each.relation_type, each.group)): Gate(
            f"gate-{each.dependent}-{place}",
            numbered(ConfigurationItem.prefix, each.dependent),
            each.needed,
            len(each.keys),
        )
        for place, each in enumerate(groups)
    }


def _ties(
    edges: Iterable[Edge], ids: Mapping[int, str], gates: Mapping[tuple[str, Kind], Gate]
) -> tuple[Tie, ...]:
    types = catalogue().types
    counts: Counter[tuple[str, str, str, bool, bool, str]] = Counter()
    for edge in edges:
        kind = types[edge.relation_type]
        turned = kind.falls == Falls.TARGET
        first, second = (ids[edge.target], ids[edge.source])[:: 1 if turned else -1]
        if first == second:
            continue
        matters = kind.falls != Falls.NEITHER and kind.rule != Rule.NONE
        gate = gates.get((first, (edge.relation_type, edge.group))) if matters else None
        words = kind.backward if turned else kind.forward
        soft = kind.rule == Rule.DEGRADE
        counts[first, words, second, matters, soft, gate.id if gate else ""] += 1
    return tuple(
        Tie(f"tie-{place}", first, words, second, matters, soft, gate, count)
        for place, ((first, words, second, matters, soft, gate), count) in enumerate(counts.items())
    )
