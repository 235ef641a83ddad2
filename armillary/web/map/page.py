"""The page of the map: the whole model at a glance, and what it does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address, pairs_of, put, without
from armillary.reference.edges import EDGES
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow import queries
from armillary.transformation.flow.rules import Passed
from armillary.transformation.flow.vacancies import vacancies
from armillary.web.map.asked import LENGTHS, MONTHS_BACK, Asked, Overlay, asked, organisations
from armillary.web.map.drawn import drawing
from armillary.web.map.figures import Told, built_in
from armillary.web.map.tables import PROCESS_COLUMNS, EdgeRow, edge_rows, process_rows
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Figure, Fresh
from armillary.web.values.making import day, moment

PATH = "/map"
COUNTED = (
    "Every act is a line of the journal and names the activity that it performs.",
    "Lines are counted as they are sealed, a few seconds after the act. Days are days of UTC.",
    "Open: records of the process in a state that is open, now. Their age is in whole days.",
    "Done: how often a record that was open came to an end in the period.",
    "A ribbon is as wide as the logarithm of the hand-offs that were made in the period.",
    "Dashed: the reference model states an interaction, and nothing passed along it.",
    "Coverage: how many interactions were used, of those between processes that are built.",
    "What goes to every process is in the table and not drawn.",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Another way to look at the map."""

    label: str
    url: str
    current: bool


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show the map as of a day, for the days before it."""
    return render(request, "map/map.html", context(request))


def context(request: Request) -> dict[str, object]:
    """What the page shows, and what its drawing alone is made from."""
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asked(pairs, act.actor, act.at)
    told = processes_told(wanted)
    passed = queries.edges(wanted.span)
    rows, asked_on = edge_rows(EDGES, passed, built_in(told)), address("", without(pairs, "show"))
    return {
        "title": "How the model lives",
        "answer": _answer(told, rows),
        "figures": _figures(told, passed, rows),
        "drawing": drawing(told, passed, wanted.overlay, asked_on),
        "columns": PROCESS_COLUMNS,
        "processes": process_rows(told, asked_on),
        "edges": rows,
        "overlays": _overlays(wanted, pairs),
        "lengths": _lengths(wanted, pairs),
        "organisations": organisations(act.actor).items(),
        "asked": wanted,
        "slider": slider(wanted, act),
        "fresh": Fresh(moment(act.at), "the sealed journal"),
        "counted": COUNTED,
        "picture_url": address("/map.svg", pairs),
        "here": address(PATH, pairs),
        "period": period_of(wanted),
        "breadcrumbs": (Crumb("The map"),),
    }


def processes_told(wanted: Asked) -> tuple[Told, ...]:
    """Every process of the model with its figures, in the order of the wheel."""
    figures, vacant = queries.processes(wanted.span), vacancies()
    return tuple(Told(each, figures.get(each.id), vacant.get(each.id, ())) for each in PROCESSES)


def period_of(wanted: Asked) -> str:
    """The days in words."""
    return f"{day(wanted.span.first)} to {day(wanted.span.last)}"


def slider(wanted: Asked, act: Act) -> Mapping[str, object]:
    """The months behind us, by which one goes back."""
    today = act.at.date()
    back = (today.year - wanted.span.last.year) * 12 + today.month - wanted.span.last.month
    days = [_months_before(today, each) for each in range(MONTHS_BACK, -1, -1)]
    return {
        "days": ",".join(str(each) for each in days),
        "most": MONTHS_BACK,
        "value": MONTHS_BACK - back,
    }


def _months_before(today: date, months: int) -> date:
    """The last day of the month so many months ago; today for none."""
    if not months:
        return today
    total = today.year * 12 + today.month - months
    return date(total // 12, total % 12 + 1, 1) - timedelta(days=1)


def _answer(told: Sequence[Told], rows: Sequence[EdgeRow]) -> str:
    built = [each for each in told if each.figures is not None]
    performed = sum(len(each.figures.performed) for each in built if each.figures)
    activities = sum(len(each.process.activities) for each in told)
    alive = sum(each.state == "alive" for each in rows)
    return (
        f"{len(built)} of {len(told)} processes are at work. {performed} of {activities} "
        f"activities were performed, and {alive} of {len(rows)} interactions were used."
    )


def _figures(told: Sequence[Told], passed: Passed, rows: Sequence[EdgeRow]) -> tuple[Figure, ...]:
    found = [each.figures for each in told if each.figures]
    offered = sum(each.offered for each in passed.values())
    answered = sum(each.answered for each in passed.values())
    rejected = sum(each.rejected for each in passed.values())
    waiting = sum(each.waiting for each in passed.values())
    alive = sum(each.state == "alive" for each in rows)
    silent = sum(each.state == "silent" for each in rows)
    return (
        Figure("Open", f"{sum(each.open for each in found):,}"),
        Figure("Done", f"{sum(each.done for each in found):,}"),
        Figure("Deeds", f"{sum(each.lines for each in found):,}"),
        Figure("Handed over", f"{offered:,}", note=f"{rejected:,} of {answered:,} answers were no"),
        Figure("Waiting to be taken", f"{waiting:,}", tone="bad" if waiting else ""),
        Figure("Coverage", f"{alive}", note=f"of {alive + silent} that could be used"),
    )


def _overlays(wanted: Asked, pairs: Pairs) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.label, address(PATH, put(pairs, "show", each.value)), each is wanted.overlay)
        for each in Overlay
    )


def _lengths(wanted: Asked, pairs: Pairs) -> tuple[Choice, ...]:
    return tuple(
        Choice(label, address(PATH, put(pairs, "days", str(days))), days == wanted.days)
        for days, label in LENGTHS.items()
    )
