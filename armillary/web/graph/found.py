"""The items of a graph, before anything is grouped: what is near, on a way, or falls."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from armillary.assurance.configuration.queries import impact
from armillary.assurance.configuration.queries.neighbourhood import (
    MOST,
    Members,
    between,
    groups_of,
    neighbourhood,
)
from armillary.assurance.configuration.queries.paths import Path
from armillary.assurance.configuration.queries.told import GONE, Told, told
from armillary.assurance.configuration.vocabulary import Direction
from armillary.engines.dependencies import Redundancy, State
from armillary.fittings.past import Moment
from armillary.people.models import Person
from armillary.web.graph.asked import Asked, View

NEAR = 2
"""How far one looks around where nobody says how far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Items by key with their distance; what becomes of them, and which path was asked for.

    `complete`: all that there is was looked at. `whole`: all that was found is shown; else `steps`
    has the nearest only, while `seen`, `outcomes` and `alone` know all that a failure reaches.
    `alone`: those that bring the centre down by themselves. `left`: what is left of the group that
    an item is closest to losing. `groups`: those of whatever was reached, where they were read.
    """

    steps: dict[int, int]
    seen: dict[int, Told]
    complete: bool
    whole: bool = True
    outcomes: Mapping[int, State] = field(default_factory=dict)
    alone: frozenset[int] = frozenset()
    path: tuple[int, ...] = ()
    left: Mapping[int, Redundancy] = field(default_factory=dict)
    groups: list[Members] | None = None


def found(centre: Told, asked: Asked, actor: Person, now: datetime) -> Found:
    """What was asked for."""
    if asked.view is View.IMPACT:
        if asked.direction is Direction.UPSTREAM:
            return _causes(centre, asked, actor, now)
        return _impact(centre, asked, actor, now)
    moment = asked.moment(now)
    if asked.to is not None:
        ways = between(centre.key, asked.to, actor, moment, asked.direction, MOST)
        steps = ways.steps or {centre.key: 0}
        seen = ways.seen or {centre.key: centre}
        return Found(steps=steps, seen=seen, complete=ways.complete, path=tuple(ways.steps))
    depth = asked.depth or NEAR
    near = neighbourhood(centre.key, actor, moment, depth=depth, direction=asked.direction)
    return Found(steps=near.steps, seen=near.seen, complete=near.complete)


def _impact(centre: Told, asked: Asked, actor: Person, now: datetime) -> Found:
    """The item itself, what its failure reaches, and what stands beside that in groups."""
    moment = asked.moment(now)
    reached = impact.downstream((centre.key,), actor, moment)
    outcomes, seen = {centre.key: State.DOWN}, {centre.key: centre}
    distances, paths = {centre.key: 0}, dict[int, Path]()
    for row in reached.rows():
        if not asked.depth or row.depth <= asked.depth:
            key = row.item.key
            seen[key], outcomes[key] = row.item, row.becomes
            distances[key], paths[key] = row.depth, row.path
    path = _keys(paths.get(asked.to or 0, ()), seen)
    steps = _nearest(distances, path)
    groups = groups_of(list(steps), moment)
    _add_standing(steps, seen, groups, actor, moment)
    left = {key: reached.redundancy(key) for key in steps if key in outcomes}
    return Found(
        steps=steps,
        seen=seen,
        complete=reached.complete,
        whole=steps.keys() >= outcomes.keys(),
        outcomes=outcomes,
        path=path,
        left={key: each for key, each in left.items() if each},
        groups=groups,
    )


def _causes(centre: Told, asked: Asked, actor: Person, now: datetime) -> Found:
    """The item itself and what it rests on."""
    rests = impact.upstream(centre.key, actor, asked.moment(now))
    distances, seen, alone = {centre.key: 0}, {centre.key: centre}, set[int]()
    way: Path = ()
    for row in rests.rows():
        if asked.depth and row.depth > asked.depth:
            continue
        distances[row.item.key], seen[row.item.key] = row.depth, row.item
        if row.alone:
            alone.add(row.item.key)
        if row.item.key == asked.to:
            way = row.path
    path = _keys(way, seen)
    steps = _nearest(distances, path)
    return Found(
        steps=steps,
        seen=seen,
        complete=rests.complete,
        whole=len(steps) == len(seen),
        alone=frozenset(alone),
        path=path,
    )


def _nearest(distances: Mapping[int, int], path: Collection[int]) -> dict[int, int]:
    """As many as are shown, whatever lies on the way that was asked for among them."""
    nearest = sorted(distances, key=distances.__getitem__)[:MOST]
    return {key: distances[key] for key in (*nearest, *path)}


def _add_standing(
    steps: dict[int, int],
    seen: dict[int, Told],
    groups: list[Members],
    actor: Person,
    moment: Moment | None,
) -> None:
    """The members of groups that hold what was reached, one step nearer than what they hold."""
    beside: dict[int, int] = {}
    for group in groups:
        nearer = max(steps[group.dependent] - 1, 0)
        for key in group.keys:
            if key not in steps:
                beside[key] = min(beside.get(key, nearer), nearer)
    there = told(list(beside)[:MOST], actor, moment) if beside else {}
    for key, item in there.items():
        if item.state not in GONE:
            steps[key], seen[key] = beside[key], item


def _keys(path: Path, seen: Mapping[int, Told]) -> tuple[int, ...]:
    numbers = {item.number: key for key, item in seen.items()}
    return tuple(numbers[number] for number in path if number in numbers)
