"""The page of an improvement: what was measured before and after, and what that says."""

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Improvement
from armillary.assurance.service_level.rules.measuring import Attained
from armillary.assurance.service_level.vocabulary import Effect
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.web.asking import kind_named
from armillary.web.charts.control import Dot, control
from armillary.web.measuring import words
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.reports.values import Chart, Heading, Table
from armillary.web.values.making import day

IMPROVEMENTS = "improvements"
TONES = {Effect.BETTER: "done", Effect.WORSE: "bad", Effect.NOT_ENOUGH: "waiting"}
ICONS = {
    Effect.BETTER: "circle-check",
    Effect.WORSE: "circle-x",
    Effect.NOT_ENOUGH: "circle-dashed",
}
HEADS = ("When", "In time", "Cases", "Share", "Interval")


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show an improvement with its effect, as far as it was measured."""
    kind, act = kind_named(IMPROVEMENTS), act_of(request)
    found = cast("Improvement", readable(kind, number, act.actor))
    record = record_view(kind, found, act, all_="all" in request.GET)
    effect = Effect(found.effect) if found.effect else None
    view: dict[str, Any] = {
        "title": f"{record.number} {record.title}",
        "record": record,
        "breadcrumbs": crumbs(kind, (record.number, "")),
        "improvement": found,
        "label": effect.label if effect else "",
        "tone": TONES[effect] if effect else "",
        "icon": ICONS[effect] if effect else "",
        "says": _says(found),
        "plot": _chart(found),
    }
    return render(request, "measuring/improvement.html", view)


def _says(found: Improvement) -> str:
    """The verdict with its interval, and by how much rarer misses have become."""
    told = found.counted
    change, within, misses = (told.get(name) for name in ("change", "within", "misses"))
    if change is None:
        return ""
    said = f"{_points(change)}"
    if within:
        said += f", most probably between {_points(within[0])} and {_points(within[1])}"
    if misses and misses[0] is not None:
        ends = " to ".join(_times(each) for each in misses[1:])
        said += f". Misses are {_times(misses[0])} as frequent ({ends})"
    return f"{said}."


def _chart(found: Improvement) -> Chart | None:
    counted = {
        name: Attained(*found.counted[name])
        for name in ("before", "after")
        if name in found.counted
    }
    if not counted:
        return None
    spans = {
        "before": (found.before_from, found.before_until),
        "after": (found.after_from, found.after_until),
    }
    labels = {
        name: f"{name.capitalize()}: {' to '.join(day(each) for each in spans[name] if each)}"
        for name in counted
    }
    dots = [
        Dot(
            labels[name],
            each.share,
            each.interval,
            None,
            "none",
            f"{labels[name]}: {words.of_all(each)}, {words.percent(each.share)}",
        )
        for name, each in counted.items()
    ]
    rows = tuple(
        (
            labels[name],
            f"{each.good:,.0f}",
            f"{each.whole:,.0f}",
            words.percent(each.share),
            words.between(each),
        )
        for name, each in counted.items()
    )
    return Chart(
        "effect",
        "Before and after",
        "Bars: where the share lies most probably.",
        True,
        control(dots, float(found.target) / 100, promised="hoped for", height=240),
        Table(tuple(Heading(each, place > 0) for place, each in enumerate(HEADS)), rows),
    )


def _points(share: float) -> str:
    return f"{share * 100:+.1f} points".replace("-", "−")


def _times(ratio: float | None) -> str:
    return "any number of times" if ratio is None else f"{ratio:.2f}×"
