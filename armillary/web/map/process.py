"""One process of the model: its activities, its interactions, and the lives of its records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import registry
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.reference.activities import Activity
from armillary.reference.processes import PROCESSES
from armillary.reference.processes.process import Process
from armillary.transformation.flow import queries
from armillary.transformation.flow.queries import Span
from armillary.web.charts.scale import written
from armillary.web.map.asked import asked
from armillary.web.map.figures import built_in
from armillary.web.map.page import PATH, period_of, processes_told
from armillary.web.map.tables import edge_rows, edges_of
from armillary.web.records.crumbs import Crumb
from armillary.web.values.making import day


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity, and how often people performed it in the period."""

    title: str
    sentence: str
    lines: str
    part: int
    people: str
    last: str
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateBox:
    """A state and how many records stand in it now."""

    label: str
    count: str
    url: str


@dataclass(frozen=True, slots=True)
class Life:
    """The states of a record type, and how often records went from one to another."""

    title: str
    url: str
    states: tuple[StateBox, ...]
    moves: tuple[tuple[str, str, str], ...]


@staff_only
@require_safe
def page(request: Request, identifier: str) -> HttpResponse:
    """Show what a process does, and with whom it exchanges what."""
    found = next((each for each in PROCESSES if each.id == identifier), None)
    if found is None:
        raise NotFound(f"The model has no process {identifier}.")
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asked(pairs, act.actor, act.at)
    told = processes_told(wanted)
    kinds = _kinds(found)
    built = built_in(told)
    return render(
        request,
        "map/process.html",
        {
            "title": found.title,
            "process": found,
            "told": next(each for each in told if each.process is found),
            "built": found.id in built,
            "activities": tuple(_activities(found, wanted.span, kinds)),
            "edges": edge_rows(edges_of(found.id), queries.edges(wanted.span), built),
            "lives": tuple(_lives(kinds, wanted.span)),
            "period": period_of(wanted),
            "breadcrumbs": (Crumb("The map", address(PATH, pairs)), Crumb(found.title)),
        },
    )


def _kinds(found: Process) -> tuple[RecordType, ...]:
    return tuple(
        kind
        for process in registry.processes()
        if process.id == found.id
        for kind in process.records
    )


def _activities(found: Process, span: Span, kinds: tuple[RecordType, ...]) -> Iterator[ActivityRow]:
    counted = queries.activities(found.id, span)
    verbs = _verbs(kinds)
    most = max((lines for lines, *_ in counted.values()), default=0)
    for each in found.activities:
        lines, people, last = counted.get(each.value, (0, 0, None))
        yield ActivityRow(
            title=each.title,
            sentence=each.guide,
            lines=written(lines),
            part=round(100 * lines / most) if most else 0,
            people=written(people),
            last=_day(last),
            verbs=verbs.get(each, ()),
        )


def _verbs(kinds: tuple[RecordType, ...]) -> Mapping[Activity, tuple[str, ...]]:
    """The words on the buttons that perform each activity."""
    found: dict[Activity, dict[str, None]] = {}
    for kind in kinds:
        for verb in (*kind.creations, *kind.verbs):
            if verb.activity is not None:
                found.setdefault(verb.activity, {})[verb.label] = None
    return {activity: tuple(labels) for activity, labels in found.items()}


def _lives(kinds: Sequence[RecordType], span: Span) -> Iterator[Life]:
    counts = queries.states(kinds, span)
    moves = queries.moves(kinds, span)
    for kind in kinds:
        yield _life(kind, counts.get(kind.slug, {}), moves.get(kind.slug, {}))


def _life(
    kind: RecordType, counts: Mapping[str, int], moves: Mapping[tuple[str, str], int]
) -> Life:
    label = dict(kind.states.choices)
    return Life(
        title=kind.plural,
        url=f"/{kind.slug}",
        states=tuple(
            StateBox(
                str(words),
                written(counts.get(name, 0)),
                address(f"/{kind.slug}", [("state", name)]),
            )
            for name, words in kind.states.choices
        ),
        moves=tuple(
            (str(label.get(before, "made")), str(label.get(after, after)), written(often))
            for (before, after), often in sorted(moves.items(), key=lambda each: -each[1])
        ),
    )


def _day(last: date | None) -> str:
    return day(last) if last else "never"
