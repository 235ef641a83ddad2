"""The page of the map: the whole model at a glance, and what it does."""

from collections.abc import Iterable, Mapping, Sequence
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
from armillary.reference.groups import group
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow import queries
from armillary.transformation.flow.rules import Passed
from armillary.web.map.asked import (
    LENGTHS,
    MONTHS_BACK,
    PATH,
    Asked,
    Level,
    Overlay,
    asked,
    organisations,
)
from armillary.web.map.drawn import drawing
from armillary.web.map.figures import MEANS, Told
from armillary.web.map.tables import PROCESS_COLUMNS, EdgeRow, edge_rows, process_rows
from armillary.web.map.telling import built_processes, told_of
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Figure, Fresh
from armillary.web.values.kinds import Tab, Way
from armillary.web.values.making import day, moment

COUNTED = (
    "Every act is a line of the journal and names the activity that it performs.",
    "Lines are counted as they are sealed, a few seconds after the act. Days are days of UTC.",
    "Open: records of the process in a state that is open, now. Their age is in whole days.",
    "Done: how often a record that was open came to an end in the period.",
    "A ribbon is as wide as the logarithm of the hand-offs that were made in the period.",
    "Dashed: the reference model states an interaction, and nothing passed along it.",
    "Red: something passed along no interaction that the model states between the two.",
    "Latency: the median time from an offer to its answer; under it ribbons are as wide as that.",
    "Coverage: how many interactions were used, of those between processes that are built.",
    "Tool coverage: the activities that some verb of the product performs.",
    "Open gaps are found by an assessment of a process. None was made here, so they are not known.",
    "One service: the records that name it, and what belongs to them, read from the journal now.",
    "What goes to every process is in the table and not drawn.",
)


FORMS = ("svg", "png", "pdf")
USED = frozenset({"alive", "unexpected"})


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
    passed = queries.edges(wanted.span)
    told = told_of(wanted.level, wanted.span, passed)
    kept = without(pairs, "show", "level", "group")
    drawn = drawing(told, passed, wanted, kept)
    built = built_processes()
    rows = edge_rows(EDGES, passed, built, kept)
    return {
        "title": _title(wanted),
        "answer": _answer(told, rows, len(built)),
        "figures": _figures(told, passed, rows),
        "drawing": drawn,
        "columns": PROCESS_COLUMNS,
        "processes": process_rows(told, (each.url for each in drawn.segments)),
        "edges": rows,
        "overlays": choices_of("show", Overlay.choices, wanted.overlay, pairs),
        "levels": choices_of("level", Level.choices, wanted.level, without(pairs, "group")),
        "lengths": choices_of("days", LENGTHS.items(), wanted.days, pairs),
        "organisations": organisations(act.actor).items(),
        "asked": wanted,
        "means": MEANS[wanted.overlay],
        "workflow_url": _workflow(wanted),
        "whole_url": address(PATH, without(pairs, "group")) if wanted.group else "",
        "slider": slider(wanted, act),
        "fresh": Fresh(moment(act.at), "the journal" if wanted.service else "the sealed journal"),
        "counted": COUNTED,
        "files": files(PATH, pairs),
        "here": address(PATH, pairs),
        "period": period_of(wanted),
        "breadcrumbs": (Crumb("The map"),),
    }


def files(path: str, pairs: Pairs) -> tuple[Way, ...]:
    """The same on paper and as pictures."""
    return tuple(Way(each.upper(), address(f"{path}.{each}", pairs)) for each in FORMS)


def _workflow(wanted: Asked) -> str:
    """The way of the service that is looked at."""
    pairs = [("service", wanted.service.number)] if wanted.service else []
    return address(f"{PATH}/workflow", pairs)


def _title(wanted: Asked) -> str:
    if wanted.service:
        return f"{wanted.service.name}: how the model serves it"
    return f"{group(wanted.group).title}: how it lives" if wanted.group else "How the model lives"


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


def _answer(told: Sequence[Told], rows: Sequence[EdgeRow], built: int) -> str:
    performed = sum(len(each.figures.performed) for each in told if each.figures)
    activities = sum(len(each.activities) for each in told)
    alive = sum(each.state in USED for each in rows)
    return (
        f"{built} of {len(PROCESSES)} processes are at work. {performed} of {activities} "
        f"activities were performed, and {alive} of {len(rows)} interactions were used."
    )


def _figures(told: Sequence[Told], passed: Passed, rows: Sequence[EdgeRow]) -> tuple[Figure, ...]:
    found = [each.figures for each in told if each.figures]
    offered = sum(each.offered for each in passed.values())
    answered = sum(each.answered for each in passed.values())
    rejected = sum(each.rejected for each in passed.values())
    waiting = sum(each.waiting for each in passed.values())
    alive = sum(each.state in USED for each in rows)
    silent = sum(each.state == "silent" for each in rows)
    return (
        Figure("Open", f"{sum(each.open for each in found):,}"),
        Figure("Done", f"{sum(each.done for each in found):,}"),
        Figure("Deeds", f"{sum(each.lines for each in found):,}"),
        Figure("Handed over", f"{offered:,}", note=f"{rejected:,} of {answered:,} answers were no"),
        Figure("Waiting to be taken", f"{waiting:,}", tone="bad" if waiting else ""),
        Figure("Coverage", f"{alive}", note=f"of {alive + silent} that could be used"),
    )


def choices_of(
    name: str,
    choices: Iterable[tuple[object, str]],
    chosen: object,
    pairs: Pairs,
    path: str = PATH,
) -> tuple[Tab, ...]:
    """The other values of a parameter, each with the page that has it."""
    return tuple(
        Tab(label, address(path, put(pairs, name, str(value))), value == chosen)
        for value, label in choices
    )
