"""The workflow of a service: its way through the processes over the map, with its records."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.processes import PROCESSES, process
from armillary.transformation.flow.workflow import Step, records, steps
from armillary.web.charts.scale import written
from armillary.web.map.asked import LENGTHS, PATH, Asked, asked, organisations
from armillary.web.map.drawn import Drawing, Segment
from armillary.web.map.figures import shade
from armillary.web.map.page import choices_of, files, period_of
from armillary.web.map.telling import built_processes
from armillary.web.map.way import Leg, legs_of, way_of
from armillary.web.map.wheels import OF_PROCESSES
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Figure
from armillary.web.values.fields import address as address_of
from armillary.web.values.fields import title_of
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import day, moment
from armillary.web.values.states import state

HERE = f"{PATH}/workflow"
USUAL_DAYS = 365
SHOWN = 200
"""So many steps are in the table, the latest."""
NOBODY = "Choose a service, or any other item: its way through the processes is drawn over the map."


@dataclass(frozen=True, slots=True)
class StepRow:
    """A record of the service, or a hand-off about one, as a line of the table."""

    at: Moment
    process: str
    hue: str
    number: str
    url: str
    kind: str
    title: str
    state: State


@dataclass(frozen=True, slots=True)
class LegRow:
    """How often one process led on to another."""

    start: str
    end: str
    often: str


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show the way of a service."""
    return render(request, "map/workflow.html", context(request))


def context(request: Request) -> dict[str, object]:
    """What the page shows, and what its drawing alone is made from."""
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asked(pairs, act.actor, act.at, usual_days=USUAL_DAYS)
    found = steps(wanted.span, wanted.span.service) if wanted.span.service else ()
    order = tuple(_order(found))
    name = wanted.service.name if wanted.service else "A service"
    return {
        "title": f"{name}: its way through the processes",
        "answer": _answer(found, order) if wanted.service else NOBODY,
        "figures": _figures(found, order) if wanted.service else (),
        "drawing": _drawing(found, order, wanted, pairs),
        "way": way_of(order, OF_PROCESSES.places),
        "steps": tuple(_rows(found[-SHOWN:], act.actor)),
        "legs": tuple(_legs(legs_of(order))),
        "shown": SHOWN if len(found) > SHOWN else 0,
        "asked": wanted,
        "lengths": choices_of("days", LENGTHS.items(), wanted.days, pairs, HERE),
        "organisations": organisations(act.actor).items(),
        "files": files(HERE, pairs) if found else (),
        "here": address(HERE, pairs),
        "map_url": address(PATH, pairs),
        "period": period_of(wanted),
        "breadcrumbs": (Crumb("The map", address(PATH, pairs)), Crumb("The way of a service")),
    }


def _order(found: Sequence[Step]) -> Iterator[str]:
    """The processes as the service came to them."""
    for each in found:
        yield each.process
        if each.onwards:
            yield each.onwards


def _answer(found: Sequence[Step], order: Sequence[str]) -> str:
    if not found:
        return "Nothing came in for it in these days. Choose more of them, or look at another item."
    began, ended = (process(each).title for each in (order[0], order[-1]))
    return (
        f"From {began} on {day(found[0].at.date())} to {ended} on {day(found[-1].at.date())}: "
        f"{written(len(found))} steps through {len(set(order))} processes."
    )


def _figures(found: Sequence[Step], order: Sequence[str]) -> tuple[Figure, ...]:
    handed = sum(bool(each.onwards) for each in found)
    return (
        Figure("Records", written(len(found) - handed)),
        Figure("Hand-offs", written(handed)),
        Figure("Processes", f"{len(set(order))}", note=f"of {len(PROCESSES)}"),
        Figure("Led on", written(sum(legs_of(order).values()))),
    )


def _drawing(found: Sequence[Step], order: Sequence[str], wanted: Asked, pairs: Pairs) -> Drawing:
    """The wheel without its ribbons; where the way does not lead is far."""
    counts = Counter(each.process for each in found if not each.onwards)
    most, built, reached = max(counts.values(), default=0), built_processes(), set(order)
    segments = tuple(
        Segment(
            place=OF_PROCESSES.places[each.id],
            figure=_figure(each.id, counts, built) if wanted.service else "",
            sentence=_sentence(each.title, counts[each.id], each.id in reached),
            shade=shade(counts[each.id], most),
            url=address(f"{PATH}/{each.id}", pairs),
            built=each.id in built,
            far=bool(found) and each.id not in reached,
        )
        for each in PROCESSES
    )
    return Drawing(OF_PROCESSES.quarters, segments, ())


def _figure(identifier: str, counts: Counter[str], built: set[str]) -> str:
    return _records(counts[identifier]) if identifier in built else "planned"


def _records(many: int) -> str:
    return "1 record" if many == 1 else f"{written(many)} records"


def _sentence(title: str, many: int, is_reached: bool) -> str:
    return f"{title}: {_records(many)} of it." if is_reached else f"{title}: not on its way."


def _rows(found: Sequence[Step], actor: Person) -> Iterator[StepRow]:
    seen = records(found, actor)
    for step in found:
        if (record := seen.get((step.slug, step.key))) is not None:
            yield _row(step, record)


def _row(step: Step, record: Record) -> StepRow:
    title = process(step.process).title
    return StepRow(
        at=moment(step.at),
        process=f"{title} → {process(step.onwards).title}" if step.onwards else title,
        hue=process(step.process).group.id,
        number=record.number,
        url=address_of(record),
        kind=record_types()[step.slug].name,
        title=title_of(record),
        state=state(step.slug, record.state),
    )


def _legs(legs: Counter[Leg]) -> Iterator[LegRow]:
    for (start, end), often in sorted(legs.items(), key=lambda each: (-each[1], each[0])):
        yield LegRow(process(start).title, process(end).title, written(often))
