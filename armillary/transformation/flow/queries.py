"""What can be asked of the counts: a constant number of statements, whatever was counted.

Only the provider's people may ask. A period is of whole days of UTC, both ends in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Q, QuerySet, Sum, Value
from django.db.models.functions import StrIndex, Substr

from armillary.kernel import registry
from armillary.kernel.declarations import RecordType
from armillary.kernel.handoffs.vocabulary import State as HandoffState
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow.models import Deed, Passage, Performer, Standing
from armillary.transformation.flow.rules import (
    EdgeFigures,
    Passed,
    ProcessFigures,
    Weighted,
    weighted,
)

PROCESS = Substr("activity", 1, StrIndex("activity", Value(".")) - 1)
"""The process of an activity: what stands before the dot of its name."""
_WAITING: Mapping[str, int] = {
    HandoffState.OFFERED: 1,
    HandoffState.ACCEPTED: -1,
    HandoffState.REJECTED: -1,
    HandoffState.WITHDRAWN: -1,
}
"""What a hand-off that comes into a state does to how many wait. What is reclaimed was answered."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is asked about: the days from `first` to `last`, perhaps of one organisation.

    `is_now` says that the last day is today: only then it is known how old open records are.
    """

    first: date
    last: date
    is_now: bool
    organisation: int | None = None

    @property
    def days(self) -> Q:
        return Q(day__gte=self.first, day__lte=self.last)

    @property
    def whose(self) -> Q:
        return Q(organisation=self.organisation) if self.organisation else Q()


def processes(span: Span) -> Mapping[str, ProcessFigures]:
    """The figures of each process that is installed, by its id."""
    ages = _ages(span) if span.is_now else None
    standing = _stood(span) if ages is None else {each: ages[each].total for each in ages}
    done = _done(span)
    lines, performed = _performed(span)
    people = _people(span)
    return {
        process.id: ProcessFigures(
            open=sum(standing.get(kind.slug, 0) for kind in process.records),
            ages=_together(ages, process.records) if ages is not None else None,
            done=sum(done.get(kind.slug, 0) for kind in process.records),
            lines=lines[process.id],
            people=people.get(process.id, 0),
            performed=frozenset(performed[process.id]),
        )
        for process in registry.processes()
    }


def states(kinds: Iterable[RecordType], span: Span) -> Mapping[str, Mapping[str, int]]:
    """By record type, how many records stand in each state now."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    rows = Standing.objects.filter(span.whose, record_type__in=[kind.slug for kind in kinds])
    for slug, state, total in rows.values_list("record_type", "state").annotate(
        total=Sum("records")
    ):
        found[slug][state] = total
    return found


def standing(kind: RecordType, span: Span) -> Mapping[str, Weighted]:
    """By state, how many days ago the records of a type that stand in it now were opened."""
    rows = Standing.objects.filter(span.whose, record_type=kind.slug)
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    opened = rows.values_list("state", "opened_on").annotate(total=Sum("records"))
    for state, opened_on, records in opened:
        found[state].append((max(0, (span.last - opened_on).days), records))
    return {state: weighted(pairs) for state, pairs in found.items()}


def moves(kinds: Iterable[RecordType], span: Span) -> Mapping[str, Mapping[tuple[str, str], int]]:
    """By record type, how often records went from one state to another in the period."""
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    slugs = [kind.slug for kind in kinds]
    for slug, before, after, lines in _steps(span.days & span.whose & Q(record_type__in=slugs)):
        found[slug][before, after] = lines
    return found


def activities(process: str, span: Span) -> Mapping[str, tuple[int, int, date]]:
    """By activity of a process: lines and people of the period, and the last day with any."""
    rows = Performer.objects.filter(activity__startswith=f"{process}.", day__lte=span.last)
    found = rows.values_list("activity").annotate(
        lines=Sum("lines", filter=span.days, default=0),
        people=Count("person", distinct=True, filter=span.days),
        last=Max("day"),
    )
    return {activity: (lines, people, last) for activity, lines, people, last in found}


def edges(span: Span) -> Passed:
    """What passed along each interaction."""
    counts: dict[tuple[int, str, str], Counter[str]] = defaultdict(Counter)
    waits: dict[tuple[int, str, str], list[tuple[int, int]]] = defaultdict(list)
    for edge, sender, receiver, state, waited, within, ever in _passages(span):
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


def _passages(span: Span) -> QuerySet[Passage, tuple[int, str, str, str, int, int, int]]:
    rows = Passage.objects.filter(span.whose, day__lte=span.last)
    return rows.values_list("edge", "from_process", "to_process", "state", "waited").annotate(
        within=Sum("handoffs", filter=span.days, default=0), ever=Sum("handoffs")
    )


def _open() -> Q:
    """Rows of records that are open, by the types that are installed."""
    found = Q()
    for kind in registry.record_types().values():
        if kind.open_states:
            found |= Q(record_type=kind.slug, state__in=kind.open_states)
    return found


def _ages(span: Span) -> Mapping[str, Weighted]:
    """By record type, how many days ago the open ones were opened."""
    rows = Standing.objects.filter(_open(), span.whose).values_list("record_type", "opened_on")
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for slug, opened_on, records in rows.annotate(total=Sum("records")):
        found[slug].append(((span.last - opened_on).days, records))
    return {slug: weighted(pairs) for slug, pairs in found.items()}


def _together(ages: Mapping[str, Weighted], kinds: Iterable[RecordType]) -> Weighted:
    found = (ages[kind.slug] for kind in kinds if kind.slug in ages)
    return weighted(pair for each in found for pair in each.times.items())


def _stood(span: Span) -> Mapping[str, int]:
    """By record type, how many were open at the end of the period."""
    found: Counter[str] = Counter()
    for slug, was_open, is_open, lines in _moved(span.whose & Q(day__lte=span.last)):
        found[slug] += lines * (is_open - was_open)
    return found


def _done(span: Span) -> Mapping[str, int]:
    """By record type, how often one that was open came to an end."""
    found: Counter[str] = Counter()
    for slug, was_open, is_open, lines in _moved(span.whose & span.days):
        found[slug] += lines * (was_open and not is_open)
    return found


def _moved(which: Q) -> Iterator[tuple[str, bool, bool, int]]:
    """Moves between states: the record type, whether it was open, whether it is, how often."""
    kinds = registry.record_types()
    for slug, before, after, lines in _steps(which):
        if slug in kinds:
            here = kinds[slug].open_states
            yield slug, before in here, after in here, lines


def _steps(which: Q) -> Iterator[tuple[str, str, str, int]]:
    """Record type, state before, state after, and how often."""
    rows = Deed.objects.filter(which).exclude(state_before=F("state_after"))
    moved = rows.values_list("record_type", "state_before", "state_after")
    yield from moved.annotate(total=Sum("lines"))


def _performed(span: Span) -> tuple[Counter[str], Mapping[str, set[str]]]:
    """By process, how many lines there are, and which activities they performed."""
    lines: Counter[str] = Counter()
    performed: dict[str, set[str]] = defaultdict(set)
    rows = Deed.objects.filter(span.days, span.whose).exclude(activity="")
    for activity, total in rows.values_list("activity").annotate(total=Sum("lines")):
        process = activity.partition(".")[0]
        lines[process] += total
        performed[process].add(activity)
    return lines, performed


def _people(span: Span) -> Mapping[str, int]:
    """By process, how many people did something, whomever they did it for."""
    rows = Performer.objects.filter(span.days).annotate(process=PROCESS).values_list("process")
    return dict(rows.annotate(people=Count("person", distinct=True)))
