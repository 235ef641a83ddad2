"""Every place of a wheel with its figures: what the counts say of processes, or of groups."""

from collections.abc import Mapping
from functools import cache

from armillary.kernel import registry
from armillary.reference.activities import Activity
from armillary.reference.groups import GROUPS, Group
from armillary.reference.processes import PROCESSES, processes_in
from armillary.reference.roles import Role
from armillary.transformation.flow import queries
from armillary.transformation.flow.rules import Passed, Weighted, weighted
from armillary.transformation.flow.span import Span
from armillary.transformation.flow.vacancies import vacancies
from armillary.transformation.guides.gathering import doings_of
from armillary.web.map.asked import Level
from armillary.web.map.figures import Told
from armillary.web.map.wheels import WHEELS

Vacant = Mapping[str, tuple[Role, ...]]


def told_of(level: Level, span: Span, passed: Passed) -> tuple[Told, ...]:
    """Every place in the order of its wheel."""
    return groups_told(span, passed) if level is Level.GROUPS else processes_told(span, passed)


def processes_told(span: Span, passed: Passed) -> tuple[Told, ...]:
    """Every process of the model."""
    home = WHEELS[Level.PROCESSES].home
    figures, vacant = queries.figures(span, home), vacancies()
    waits = _waits(passed, home)
    return tuple(
        Told(
            id=each.id,
            title=each.title,
            hue=each.group.id,
            activities=each.activities,
            figures=figures.get(each.id),
            vacant=vacant.get(each.id, ()),
            waits=waits[each.id],
            doable=_doable(each.activities),
        )
        for each in PROCESSES
    )


def groups_told(span: Span, passed: Passed) -> tuple[Told, ...]:
    """The five groups, what belongs to their processes added up."""
    home = WHEELS[Level.GROUPS].home
    figures, vacant = queries.figures(span, home), vacancies()
    waits = _waits(passed, home)
    built = built_processes()
    told = []
    for group in GROUPS:
        activities = tuple(it for each in processes_in(group) for it in each.activities)
        told.append(
            Told(
                id=group.id,
                title=group.title,
                hue=group.id,
                activities=activities,
                figures=figures.get(group.id),
                vacant=_vacant(group, vacant),
                waits=waits[group.id],
                doable=_doable(activities),
                parts=_parts(group, built),
            )
        )
    return tuple(told)


def built_processes() -> set[str]:
    """The ids of the processes of the model that are installed."""
    return {each.id for each in registry.processes()} & {each.id for each in PROCESSES}


@cache
def performable() -> frozenset[Activity]:
    """The activities that some verb performs; what is installed does not change."""
    return frozenset(doings_of(registry.processes()))


def _doable(activities: tuple[Activity, ...]) -> int:
    return len(performable().intersection(activities))


def _waits(passed: Passed, home: Mapping[str, str]) -> Mapping[str, Weighted]:
    """By the place that answers."""
    found: dict[str, list[tuple[int, int]]] = {place: [] for place in home.values()}
    for each in passed.values():
        if each.receiver in home:
            found[home[each.receiver]].extend(each.waits.times.items())
    return {place: weighted(pairs) for place, pairs in found.items()}


def _vacant(group: Group, vacant: Vacant) -> tuple[Role, ...]:
    needed = {role for each in processes_in(group) for role in vacant.get(each.id, ())}
    return tuple(role for role in Role if role in needed)


def _parts(group: Group, built: set[str]) -> str:
    there = processes_in(group)
    return f"{sum(each.id in built for each in there)} of {len(there)} processes at work"
