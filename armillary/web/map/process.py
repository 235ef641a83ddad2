"""One process of the model: its activities, its interactions, and the lives of its records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import registry
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.reference.edges import edges_of
from armillary.reference.processes.process import Process
from armillary.transformation.flow import queries
from armillary.transformation.guides.gathering import doings_of
from armillary.web.asking import process_named
from armillary.web.charts.scale import written
from armillary.web.map.asked import PATH, asked
from armillary.web.map.inside import inside_of
from armillary.web.map.life import kinds_of, lives
from armillary.web.map.page import period_of
from armillary.web.map.tables import edge_rows
from armillary.web.map.telling import built_processes, performable, processes_told
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


@staff_only
@require_safe
def page(request: Request, identifier: str) -> HttpResponse:
    """Show what a process does, and with whom it exchanges what."""
    found = process_named(identifier)
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asked(pairs, act.actor, act.at)
    passed = queries.edges(wanted.span)
    told = processes_told(wanted.span, passed)
    counted = queries.activities(found.id, wanted.span)
    done = {activity: (lines, people) for activity, (lines, people, _) in counted.items()}
    kinds = kinds_of(found)
    built = built_processes()
    return render(
        request,
        "map/process.html",
        {
            "title": found.title,
            "process": found,
            "told": next(each for each in told if each.id == found.id),
            "built": found.id in built,
            "activities": tuple(_activities(found, counted)),
            "inside": inside_of(found, done, performable(), passed, pairs),
            "edges": edge_rows(edges_of(found.id), passed, built, pairs),
            "lives": tuple(lives(found, kinds, wanted.span, address("", pairs))),
            "here": address(f"{PATH}/{found.id}", pairs),
            "period": period_of(wanted),
            "breadcrumbs": (Crumb("The map", address(PATH, pairs)), Crumb(found.title)),
        },
    )


def _activities(
    found: Process, counted: Mapping[str, tuple[int, int, date]]
) -> Iterator[ActivityRow]:
    doings = doings_of(registry.processes())
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
            verbs=tuple(dict.fromkeys(doing.label for doing in doings.get(each, ()))),
        )


def _day(last: date | None) -> str:
    return day(last) if last else "never"
