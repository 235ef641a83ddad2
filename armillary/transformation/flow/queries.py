"""What can be asked of the counts: a constant number of statements, whatever was counted.

Only the provider's people may ask. A period is of whole days of UTC, both ends in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Max, Sum

from armillary.kernel import registry
from armillary.kernel.declarations import Process, RecordType
from armillary.kernel.handoffs.vocabulary import State as HandoffState
from armillary.reference.activities import Activity
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow.counted import Counted
from armillary.transformation.flow.models import Deed, Passage
from armillary.transformation.flow.of_service import OfService
from armillary.transformation.flow.rules import (
    EdgeFigures,
    Passed,
    ProcessFigures,
    Weighted,
    weighted,
)
from armillary.transformation.flow.source import Source
from armillary.transformation.flow.span import Span

Places = Mapping[str, str]
"""By the id of a process, the place where its figures are added up: itself, or its group."""
_WAITING: Mapping[str, int] = {
    HandoffState.OFFERED: 1,
    HandoffState.ACCEPTED: -1,
    HandoffState.REJECTED: -1,
    HandoffState.WITHDRAWN: -1,
}
"""What a hand-off that comes into a state does to how many wait. What is reclaimed was answered."""

_PERFORMED = """
select activity from unnest(%s::text[]) as asked (activity)
where exists (
    select from flow_performer done
    where done.activity = asked.activity and done.day between %s and %s
)
"""


def processes(span: Span) -> Mapping[str, ProcessFigures]:
    """The figures of each process that is installed, by its id."""
    return figures(span, {each.id: each.id for each in registry.processes()})


def figures(span: Span, places: Places) -> Mapping[str, ProcessFigures]:
    """The figures of each place in which there is a process that is installed."""
    source = source_of(span)
    found = _gathered(source, span)
    installed = {each.id for each in registry.processes()}
    people = source.people({each: at for each, at in places.items() if each in installed})
    parts: dict[str, list[Process]] = {}
    for process in registry.processes():
        if process.id in places:
            parts.setdefault(places[process.id], []).append(process)
    return {place: _figures(found, there, people.get(place, 0)) for place, there in parts.items()}


def states(kinds: Iterable[RecordType], span: Span) -> Mapping[str, Mapping[str, int]]:
    """By record type, how many records stand in each state now."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    asked = {kind.slug: tuple(kind.states.values) for kind in kinds}
    for slug, state, _, records in source_of(span).standing(asked):
        found[slug][state] += records
    return found


def standing(kind: RecordType, span: Span) -> Mapping[str, Weighted]:
    """By state, how many days ago the records of a type that stand in it now were opened."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    asked = {kind.slug: tuple(kind.states.values)}
    for _, state, opened_on, records in source_of(span).standing(asked):
        found[state].append((max(0, (span.last - opened_on).days), records))
    return {state: weighted(pairs) for state, pairs in found.items()}


def moves(kind: RecordType, span: Span) -> Mapping[tuple[str, str], int]:
    """How often records of a type went from one state to another in the period."""
    steps = source_of(span).steps((kind.slug,), ever=False)
    return {(before, after): lines for _, before, after, lines in steps}


def activities(process: str, span: Span) -> Mapping[str, tuple[int, int, date]]:
    """By activity of a process: lines and people of the period, and the last day with any."""
    found = source_of(span).performers(process)
    return {activity: (lines, people, last) for activity, lines, people, last in found}


def performed(activities: Iterable[Activity], first: date, last: date) -> frozenset[str]:
    """Which of these activities somebody performed: each is looked up, however much was done."""
    with connection.cursor() as cursor:
        cursor.execute(_PERFORMED, ([each.value for each in activities], first, last))
        return frozenset(activity for (activity,) in cursor.fetchall())


def edges(span: Span) -> Passed:
    """What passed along each interaction."""
    counts: dict[tuple[int, str, str], Counter[str]] = defaultdict(Counter)
    waits: dict[tuple[int, str, str], list[tuple[int, int]]] = defaultdict(list)
    for edge, sender, receiver, state, waited, within, ever in source_of(span).passages():
        here = edge, sender, receiver
        counts[here][state] += within
        counts[here]["waiting"] += ever * _WAITING.get(state, 0)
        if state in {HandoffState.ACCEPTED, HandoffState.REJECTED}:
            waits[here].append((waited, within))
    return {
        here: EdgeFigures(
            *here,
            offered=found[HandoffState.OFFERED],
            accepted=found[HandoffState.ACCEPTED],
            rejected=found[HandoffState.REJECTED],
            withdrawn=found[HandoffState.WITHDRAWN],
            waiting=found["waiting"],
            waits=weighted(waits[here]),
        )
        for here, found in counts.items()
    }


def last_used() -> Mapping[int, date]:
    """By interaction, the last day on which something was handed over along it."""
    rows = Passage.objects.filter(state=HandoffState.OFFERED).values_list("edge")
    return dict(rows.annotate(last=Max("day")))


def lent(span: Span) -> Mapping[tuple[str, str], int]:
    """How many lines performed an activity of one process on records of another one.

    By the process of the activity and that of the record.
    """
    owners = {kind.slug: each.id for each in registry.processes() for kind in each.records}
    model = {each.id for each in PROCESSES}
    found: Counter[tuple[str, str]] = Counter()
    rows = Deed.objects.filter(span.days, span.whose).exclude(activity="")
    for slug, activity, lines in rows.values_list("record_type", "activity").annotate(
        total=Sum("lines")
    ):
        process, owner = activity.partition(".")[0], owners.get(slug, "")
        if owner in model and process != owner:
            found[process, owner] += lines
    return found


def source_of(span: Span) -> Source:
    """The tables of counts; for one service the journal of its records."""
    return OfService(span, span.service) if span.service else Counted(span)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """By record type what is open, how old it is, what came to an end; by process what was done."""

    open: Mapping[str, int]
    ages: Mapping[str, Weighted] | None
    done: Mapping[str, int]
    lines: Counter[str]
    performed: Mapping[str, set[str]]


def _gathered(source: Source, span: Span) -> _Gathered:
    ages = _ages(source, span) if span.is_now else None
    lines: Counter[str] = Counter()
    performed: dict[str, set[str]] = defaultdict(set)
    for activity, total in source.performed():
        process = activity.partition(".")[0]
        lines[process] += total
        performed[process].add(activity)
    opened = _stood(source) if ages is None else {each: ages[each].total for each in ages}
    return _Gathered(opened, ages, _done(source), lines, performed)


def _figures(found: _Gathered, parts: Sequence[Process], people: int) -> ProcessFigures:
    """What these processes come to together."""
    kinds = [kind for process in parts for kind in process.records]
    return ProcessFigures(
        open=sum(found.open.get(kind.slug, 0) for kind in kinds),
        ages=_together(found.ages, kinds) if found.ages is not None else None,
        done=sum(found.done.get(kind.slug, 0) for kind in kinds),
        lines=sum(found.lines[process.id] for process in parts),
        people=people,
        performed=frozenset().union(*(found.performed.get(each.id, ()) for each in parts)),
    )


def _ages(source: Source, span: Span) -> Mapping[str, Weighted]:
    """By record type, how many days ago the open ones were opened."""
    kinds = registry.record_types().values()
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    opened = source.standing({kind.slug: kind.open_states for kind in kinds if kind.open_states})
    for slug, _, opened_on, records in opened:
        found[slug].append(((span.last - opened_on).days, records))
    return {slug: weighted(pairs) for slug, pairs in found.items()}


def _together(ages: Mapping[str, Weighted], kinds: Iterable[RecordType]) -> Weighted:
    found = (ages[kind.slug] for kind in kinds if kind.slug in ages)
    return weighted(pair for each in found for pair in each.times.items())


def _stood(source: Source) -> Mapping[str, int]:
    """By record type, how many were open at the end of the period."""
    found: Counter[str] = Counter()
    for slug, was_open, is_open, lines in _moved(source, ever=True):
        found[slug] += lines * (is_open - was_open)
    return found


def _done(source: Source) -> Mapping[str, int]:
    """By record type, how often one that was open came to an end."""
    found: Counter[str] = Counter()
    for slug, was_open, is_open, lines in _moved(source, ever=False):
        found[slug] += lines * (was_open and not is_open)
    return found


def _moved(source: Source, *, ever: bool) -> Iterator[tuple[str, bool, bool, int]]:
    """Moves between states: the record type, whether it was open, whether it is, how often."""
    kinds = registry.record_types()
    for slug, before, after, lines in source.steps(kinds.keys(), ever=ever):
        here = kinds[slug].open_states
        yield slug, before in here, after in here, lines
