"""How the records of one type lived, held against what their life allows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.declarations import RecordType
from armillary.kernel.listing.parameters import pairs_of
from armillary.transformation.conformance import queries
from armillary.transformation.conformance.lives import START
from armillary.transformation.conformance.rules import Lived, Used
from armillary.transformation.guides.lives import life_of
from armillary.web.asking import kind_named
from armillary.web.charts.bars import columns
from armillary.web.charts.scale import written
from armillary.web.charts.shapes import Point
from armillary.web.conformance.asked import asked, choices
from armillary.web.conformance.house import short
from armillary.web.conformance.words import (
    deviating_row,
    label_of,
    mended,
    percent,
    share,
    state_of,
    told,
    tone,
)
from armillary.web.guides.score import score_of
from armillary.web.map.life import process_of
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Chart, Figure, Table
from armillary.web.values.kinds import State

NEWEST, COMMONEST = 25, 20


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way that records took."""

    words: str
    cases: str
    part: str
    fits: bool
    mended: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step that is allowed, or was taken all the same."""

    verb: str
    before: State | None
    after: State | None
    often: str
    part: str
    mark: str


@staff_only
@require_safe
def page(request: Request, slug: str) -> HttpResponse:
    """Show how the records of a type lived."""
    kind = kind_named(slug)
    act = act_of(request)
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act.at)
    path = f"/conformance/lives/{kind.slug}"
    months = queries.by_month(kind)
    lived = queries.lived((kind,), wanted.since)[kind.slug]
    found = tuple(queries.deviating(kind, lived.deviating, act.actor, NEWEST))
    return render(
        request,
        "conformance/life.html",
        {
            "title": f"{kind.plural}: what they did, and what they may",
            "kind": kind,
            "process": process_of(kind),
            "answer": _answer(kind, lived, wanted.words),
            "figures": _figures(lived),
            "choices": choices(path, wanted),
            "file_url": f"{path}.csv?months={wanted.months}",
            "log_url": f"{path}/event-log.json",
            "score": score_of(life_of(kind), used=used_by_verb(lived)),
            "deviating": [
                deviating_row(each, mended(kind, lived.life, each.way)) for each in found
            ],
            "left": lived.deviating_cases - len(found),
            "steps": tuple(_step(kind, each) for each in lived.used),
            "ways": tuple(_ways(kind, lived)),
            "more_ways": max(0, len(lived.ways) - COMMONEST),
            "plot": _plot(months),
            "breadcrumbs": (Crumb("Conformance", "/conformance"), Crumb(kind.plural)),
        },
    )


def used_by_verb(lived: Lived) -> Mapping[str, int]:
    """How often each verb was done where it is allowed, from whichever state."""
    found: Counter[str] = Counter()
    for each in lived.used:
        if each.allowed:
            found[each.step.verb] += each.often
    return found


def _answer(kind: RecordType, lived: Lived, when: str) -> str:
    if not lived.cases:
        return f"No {kind.plural.lower()} have begun {when}."
    deviating = lived.deviating_cases
    how = (
        f"{written(deviating)} of {written(lived.cases)} took a step that their life does not allow"
        if deviating
        else f"All {written(lived.cases)} went only ways that their life allows"
    )
    return f"{how}, {when}. {len(lived.unused)} steps that it allows were never taken."


def _figures(lived: Lived) -> tuple[Figure, ...]:
    odd = sum(each.is_odd and each.allowed for each in lived.used)
    return (
        Figure("Fitness", percent(lived.fitness), tone=tone(lived.fitness)),
        Figure("Precision", percent(lived.precision)),
        Figure("Records", written(lived.cases), note=f"{written(len(lived.ways))} ways"),
        Figure(
            "Deviating",
            written(lived.deviating_cases),
            tone="bad" if lived.deviating_cases else "good",
        ),
        Figure("Steps taken", share(lived.coverage)),
        Figure("Seldom", written(odd), note="fewer than 1 in 100"),
    )


def _step(kind: RecordType, used: Used) -> StepRow:
    return StepRow(
        verb=label_of(kind, used.step.verb),
        before=state_of(kind, used.step.before),
        after=state_of(kind, used.step.after),
        often=written(used.often),
        part=percent(used.part) if used.often and used.step.before != START else "",
        mark=_mark(used),
    )


def _mark(used: Used) -> str:
    if not used.allowed:
        return "not allowed"
    if not used.often:
        return "never"
    return "seldom" if used.is_odd else ""


def _ways(kind: RecordType, lived: Lived) -> Iterator[WayRow]:
    in_order = sorted(lived.ways, key=lambda way: (-way.cases, way.digest))
    for way in in_order[:COMMONEST]:
        fits = lived.replay(way).fits
        yield WayRow(
            words=told(kind, way.steps),
            cases=written(way.cases),
            part=percent(way.cases / lived.cases),
            fits=fits,
            mended="" if fits else mended(kind, lived.life, way),
        )


def _plot(months: Mapping[date, Lived]) -> Chart:
    points = [Point(short(month), each.deviating_cases) for month, each in months.items()]
    rows = (
        (
            f"{month:%B %Y}",
            written(each.cases),
            written(each.deviating_cases),
            percent(each.fitness),
        )
        for month, each in months.items()
    )
    return Chart(
        id="deviating",
        title="Records that deviate, by the month in which they began",
        note="",
        wide=False,
        drawing=columns(points, "records") if any(each.value for each in points) else None,
        table=Table.of(("Month", "Records", "Deviating", "Fitness"), rows),
    )
