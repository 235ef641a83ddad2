"""The change calendar: a month, a week, a day or a Gantt of the changes that a question means."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import calendar
from armillary.assurance.change.queries.calendar import Entry
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.registry import record_type_of
from armillary.web.changes import grid
from armillary.web.changes.asked import Asked, read
from armillary.web.changes.bands import Band, bands
from armillary.web.changes.bar import bar
from armillary.web.changes.chips import line
from armillary.web.changes.lanes import lanes
from armillary.web.changes.timeline import timeline
from armillary.web.records.crumbs import crumbs

MOST_LINES = 100


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show the changes of some days: one statement for them, one for the windows."""
    act = act_of(request)
    asked = read(pairs_of(request.META.get("QUERY_STRING", "")), act.actor, act.at)
    question = calendar.asked(asked.pairs, act.actor, asked.span)
    entries = calendar.entries(question, act.actor)
    held = bands(asked.seconds)
    shown = {
        "title": f"Change calendar, {asked.title}",
        "breadcrumbs": crumbs(record_type_of(Change), ("Calendar", "")),
        "asked": asked,
        "bar": bar(asked, entries),
        "sums": _sums(entries, held),
        "bands": held,
        "lines": [line(each, asked.clock) for each in entries[:MOST_LINES]],
        "more_lines": max(0, len(entries) - MOST_LINES),
        "is_empty": not entries,
    }
    return render(
        request, f"changes/{_template(asked)}.html", shown | _of_view(asked, entries, held, request)
    )


def _template(asked: Asked) -> str:
    return asked.view if asked.view in ("month", "week") else "timeline"


def _of_view(
    asked: Asked, entries: Sequence[Entry], held: tuple[Band, ...], request: Request
) -> dict[str, object]:
    match asked.view:
        case "month":
            return {"weeks": grid.month(asked, entries, held)}
        case "week":
            return {
                "heads": grid.heads(asked, held),
                "rows": grid.week(asked, lanes(asked, entries)),
            }
        case _:
            return {"timeline": timeline(asked, lanes(asked, entries), held, request.at)}


def _sums(entries: Sequence[Entry], held: Sequence[Band]) -> str:
    """In one line what there is."""
    conflicts = sum(1 for entry in entries if entry.conflicts)
    freezes = sum(1 for band in held if band.kind == "freeze")
    told = [f"{len(entries):,} {'change' if len(entries) == 1 else 'changes'}"]
    told += [f"{conflicts:,} with conflicts"] if conflicts else []
    told += [f"{freezes} {'freeze' if freezes == 1 else 'freezes'}"] if freezes else []
    return ", ".join(told)
