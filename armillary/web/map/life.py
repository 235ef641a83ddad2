"""The life of a record type on the map: how many records stand where, and how they moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import registry
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.reference.processes import PROCESSES
from armillary.reference.processes.process import Process
from armillary.transformation.flow import queries
from armillary.transformation.flow.rules import Weighted
from armillary.transformation.flow.span import Span
from armillary.transformation.guides.lives import life_of
from armillary.web.charts.scale import written
from armillary.web.guides.score import score_of
from armillary.web.map.asked import PATH, asked
from armillary.web.map.page import period_of
from armillary.web.map.tables import in_days
from armillary.web.records.crumbs import Crumb
from armillary.web.values.kinds import State
from armillary.web.values.states import state

Moves = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state: the records that stand in it now, and those that came and went in the period."""

    state: State
    url: str
    count: str
    middle: str
    most: str
    came: str
    went: str


@dataclass(frozen=True, slots=True)
class Move:
    """How often records went from one state to another; before the first there was none."""

    before: State | None
    after: State
    often: str


@dataclass(frozen=True, slots=True)
class StateBox:
    """A state and how many records stand in it now."""

    label: str
    count: str
    url: str


@dataclass(frozen=True, slots=True)
class Life:
    """The states of a record type at a glance."""

    title: str
    url: str
    states: tuple[StateBox, ...]


@staff_only
@require_safe
def page(request: Request, identifier: str, slug: str) -> HttpResponse:
    """Show how the records of a type live."""
    found, kind = _found(identifier, slug)
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asked(pairs, act.actor, act.at)
    standing = queries.standing(kind, wanted.span)
    moves = queries.moves(kind, wanted.span)
    counts = {name: ages.total for name, ages in standing.items()}
    above = address(f"{PATH}/{found.id}", pairs)
    return render(
        request,
        "map/life.html",
        {
            "title": f"{kind.plural}: how they live",
            "answer": _answer(kind, counts, moves),
            "process": found,
            "kind": kind,
            "score": score_of(life_of(kind), counts),
            "rows": tuple(_rows(kind, standing, moves, wanted.span.is_now)),
            "moves": tuple(_moves(kind, moves)),
            "guide_url": f"/guides/{found.id}#life-{kind.slug}",
            "period": period_of(wanted),
            "here": address(f"{PATH}/{found.id}/{kind.slug}", pairs),
            "breadcrumbs": (
                Crumb("The map", address(PATH, pairs)),
                Crumb(found.title, above),
                Crumb(kind.plural),
            ),
        },
    )


def process_of(kind: RecordType) -> Process | None:
    """The process of the model to which a record type belongs, if one does."""
    return next((each for each in PROCESSES if kind in kinds_of(each)), None)


def kinds_of(process: Process) -> tuple[RecordType, ...]:
    """The record types of a process; none while it is planned."""
    return tuple(
        kind for each in registry.processes() if each.id == process.id for kind in each.records
    )


def lives(
    process: Process, kinds: Sequence[RecordType], span: Span, asked_on: str
) -> Iterator[Life]:
    """The record types of a process, each with its states and how many stand there."""
    counts = queries.states(kinds, span)
    for kind in kinds:
        here = counts.get(kind.slug, {})
        yield Life(
            title=kind.plural,
            url=f"{PATH}/{process.id}/{kind.slug}{asked_on}",
            states=tuple(
                StateBox(str(words), written(here.get(name, 0)), _list_of(kind, name))
                for name, words in kind.states.choices
            ),
        )


def _found(identifier: str, slug: str) -> tuple[Process, RecordType]:
    for process in PROCESSES:
        for kind in kinds_of(process) if process.id == identifier else ():
            if kind.slug == slug:
                return process, kind
    raise NotFound("The process keeps no records of this type.")


def _answer(kind: RecordType, counts: Mapping[str, int], moves: Moves) -> str:
    total, opened = sum(counts.values()), sum(counts.get(each, 0) for each in kind.open_states)
    made = sum(often for (before, _), often in moves.items() if not before)
    still = f", {written(opened)} of them {kind.open_word.lower()}" if kind.open_states else ""
    records = "1 record" if total == 1 else f"{written(total)} records"
    were = "was" if made == 1 else "were"
    return f"{records}{still}. {written(made)} {were} made in this period."


def _rows(
    kind: RecordType, standing: Mapping[str, Weighted], moves: Moves, is_now: bool
) -> Iterator[StateRow]:
    for name in kind.states.values:
        ages = standing.get(name, Weighted({}))
        yield StateRow(
            state=state(kind.slug, name),
            url=_list_of(kind, name),
            count=written(ages.total),
            middle=in_days(ages.quantile(0.5) if is_now else None),
            most=in_days(ages.quantile(0.9) if is_now else None),
            came=written(sum(often for (_, after), often in moves.items() if after == name)),
            went=written(sum(often for (before, _), often in moves.items() if before == name)),
        )


def _moves(kind: RecordType, moves: Moves) -> Iterator[Move]:
    for (before, after), often in sorted(moves.items(), key=lambda each: (-each[1], each[0])):
        start = state(kind.slug, before) if before else None
        yield Move(start, state(kind.slug, after), written(often))


def _list_of(kind: RecordType, name: str) -> str:
    return address(f"/{kind.slug}", (("state", name),))
