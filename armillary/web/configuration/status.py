"""Status accounting as a page: what stands in which state at any moment, and what ends when."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.status import Standing, horizon, standing
from armillary.assurance.configuration.vocabulary import Family, State
from armillary.fittings import past
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.web.asking import kind_named
from armillary.web.charts.bars import columns, rows
from armillary.web.charts.shapes import Point
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Chart, Fresh, Heading, Nothing, Report, Table
from armillary.web.values.kinds import Way
from armillary.web.values.making import moment

PATH = "/reports/cmdb-status"
QUESTION = "What do we have, and in which state?"
ENDS = (("end_of_support", "End of support"), ("warranty_ends", "Warranty ends"))
COUNTED = (
    "Each thing counts once, in the state in which it stood at the moment that is asked for.",
    "The same moment, as recorded at the same moment, gives the same figures for ever.",
    "What ends: things that are there now, by the month of the day that is recorded.",
)


@staff_only
@require_safe
def status(request: Request) -> HttpResponse:
    """Count by class and state, now or at a moment of the past."""
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    asked = tuple(pair for pair in pairs if pair[0] in past.NAMES and pair[1])
    then = past.asked(kind_named("configuration-items"), asked, act.actor, act.at)
    found = standing(then)
    endings = () if then else tuple(_ending(*each, act.at) for each in ENDS)
    count = sum(each.items for each in found)
    when = f"On {then.valid:%-d %b %Y, %H:%M} UTC there were" if then else "There are"
    report = Report(
        group="assurance",
        title=QUESTION,
        answer=f"{when} {count:,} things under control.",
        n=f"{count:,}",
        period=None,
        figures=(),
        plots=(_families(found), _states(found), *endings, _classes(found)) if count else (),
        fresh=Fresh(
            moment(then.recorded if then else act.at),
            "what was recorded by then" if then else "the items themselves",
        ),
        counted=COUNTED,
        downloads=(),
        empty=None
        if count
        else Nothing("There was nothing under control.", "Registering an item begins it."),
    )
    page = {
        "title": QUESTION,
        "report": report,
        "as_of": dict(asked).get("as_of", ""),
        "breadcrumbs": (Crumb("Configuration management"), Crumb("Status accounting")),
    }
    return render(request, "configuration/status.html", page)


def _families(found: Sequence[Standing]) -> Chart:
    counts: dict[str, int] = defaultdict(int)
    for each in found:
        counts[each.family] += each.items
    points = [Point(Family(name).label, count) for name, count in counts.items()]
    ways = tuple(Way(Family(name).label, f"/configuration-items?family={name}") for name in counts)
    return _counted("family", "By family", "Family", points, ways)


def _states(found: Sequence[Standing]) -> Chart:
    counts = {state: sum(each.items for each in found if each.state == state) for state in State}
    there = {state: count for state, count in counts.items() if count}
    points = [Point(state.label, count) for state, count in there.items()]
    ways = tuple(Way(each.label, f"/configuration-items?state={each.value}") for each in there)
    return _counted("state", "By state", "State", points, ways)


def _counted(
    id_: str, title: str, head: str, points: Sequence[Point], ways: tuple[Way, ...]
) -> Chart:
    return Chart(id_, title, "", False, rows(points, "things"), _table(head, points), ways)


def _table(head: str, points: Sequence[Point]) -> Table:
    return Table(
        (Heading(head, False), Heading("Things", True)),
        tuple((point.label, f"{point.value:,.0f}") for point in points),
    )


def _classes(found: Sequence[Standing]) -> Chart:
    """Every class with its states, as a table alone: the accounting itself."""
    known = catalogue().classes
    states = [state for state in State if any(each.state == state for each in found)]
    by_class: dict[int, dict[str, int]] = defaultdict(dict)
    for each in found:
        by_class[each.configuration_class][each.state] = each.items
    lines = (
        (
            known[key].label,
            *(_figure(counts, state) for state in states),
            f"{sum(counts.values()):,}",
        )
        for key, counts in by_class.items()
    )
    heads = (Heading("Class", False), *(Heading(each.label, True) for each in states))
    table = Table((*heads, Heading("All", True)), tuple(sorted(lines)))
    return Chart("class", "By class and state", "", True, None, table)


def _ending(name: str, label: str, now: datetime) -> Chart:
    """How many things it ends for: those for which it is over, then by month."""
    counts = horizon(name, now.date())
    points = [Point(_month(month), count) for month, count in counts.items()]
    text = f"anything where {name} < today + 90d"
    ways = (Way("Within 90 days", address("/questions/ask", (("q", text),))),)
    note = "" if points else "No such day is recorded."
    drawing = columns(points, "things") if points else None
    return Chart(name, label, note, False, drawing, _table("Month", points), ways)


def _month(month: str) -> str:
    return "Past" if month == "over" else f"{date.fromisoformat(f'{month}-01'):%b %Y}"


def _figure(counts: Mapping[str, int], state: str) -> str:
    return f"{counts[state]:,}" if state in counts else ""
