"""How an objective is kept: figures, control chart, where time went that was promised, breaches."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Objective, ServiceBaseline
from armillary.assurance.service_level.queries.measuring import breaches, normal
from armillary.assurance.service_level.queries.measuring.keeping import Keeping, Step, keeping
from armillary.assurance.service_level.queries.measuring.objectives import one
from armillary.assurance.service_level.rules.measuring import Measured, Period
from armillary.assurance.service_level.rules.measuring.reasons import Breach, by_party, by_state
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.web.asking import kind_named
from armillary.web.measuring import words
from armillary.web.measuring.baseline import line_of_baseline
from armillary.web.measuring.drawn import chart, figures, spent_chart
from armillary.web.measuring.rows import short, url_of
from armillary.web.measuring.told import line_of
from armillary.web.records.crumbs import crumbs
from armillary.web.records.reading import readable
from armillary.web.reports.values import Fresh, Nothing
from armillary.web.values.kinds import Tab, Way
from armillary.web.values.making import moment

OBJECTIVES = "objectives"
LONGEST = 400
COUNTED = (
    "A case counts where it was decided: when it ended in time, or when the promise was broken.",
    "Bars on points: Wilson's interval, for 95 of 100 cases. An empty point is no evidence.",
    "Dashed: what is normal by the baseline, where there is one.",
    "Dotted: three standard deviations about the share of all periods; outside is unusual.",
    "Time went to the team that had the record, or to whoever had it, in the state of the record.",
    "Forecasts are tried on the past: made in the middle of each month, held against its end.",
)


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Tell how an objective is kept to somebody who may see it."""
    kind, act = kind_named(OBJECTIVES), act_of(request)
    found = cast("Objective", readable(kind, number, act.actor))
    objective = one(act.actor, found.pk)
    way = crumbs(kind, (number, f"/{OBJECTIVES}/{number}"), ("How it is kept", ""))
    view: dict[str, Any] = {
        "title": f"How {number} is kept",
        "number": number,
        "statement": found.statement,
        "record_url": f"/{OBJECTIVES}/{number}",
        "breadcrumbs": way,
        "fresh": Fresh(moment(act.at), "the clocks of the records"),
        "counted": COUNTED,
    }
    if objective is None:
        view["empty"] = Nothing(
            "Nothing is measured before the agreement is agreed.",
            "Propose it, let both sides sign, and agree.",
            Way("Open the agreement", f"/agreements/{found.agreement.number}"),
        )
        return render(request, "measuring/kept.html", view)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    told = _told(objective, normal.shown(found), pairs, act)
    return render(request, "measuring/kept.html", view | told)


def _told(
    objective: Measured, baseline: ServiceBaseline | None, pairs: Pairs, act: Act
) -> dict[str, Any]:
    by_week, asked = _asked(pairs)
    told = keeping(objective, act.at.date(), by_week=by_week, now=act.at)
    period = asked or Period(told.steps[0].period.start, told.steps[-1].period.end)
    broken = breaches.broken(objective, period, act.at)
    names = breaches.named(broken, act.actor)
    ours = act.actor.is_staff
    line = line_of_baseline(baseline)
    return {
        "heading": short(objective),
        "answer": _answer(told),
        "n": words.many(told.row.window.attained),
        "figures": figures(told),
        "steps": _presets(objective, by_week=by_week),
        "baseline": line,
        "plots": [
            chart(told, by_week=by_week, normal=line.normal if line else None),
            *(_reasons(broken) if ours and broken else ()),
        ],
        "period": _period_words(period, asked, told.steps),
        "whole_url": url_of(objective) if asked else "",
        "breaches": [line_of(each, names, ZoneInfo(act.actor.zone), ours=ours) for each in broken],
        "is_cut": len(broken) == breaches.MOST,
        "most": breaches.MOST,
        "downloads": (Way("JSON", f"/api/v1/objectives/{objective.number}/attainment"),),
        "ours": ours,
        "agreement": objective,
    }


def _answer(told: Keeping) -> str:
    row = told.row
    if not row.is_measured:
        return "Nobody measures this yet."
    window = row.window
    if window.judgement.kept is None:
        return f"No case was decided in {words.span(window.period)} yet."
    said = f"{words.of_all(window.attained)} in {words.span(window.period)}"
    return f"{words.percent(window.attained.share)}: {said}, {words.judged(window.judgement)}."


def _reasons(broken: Sequence[Breach]) -> list[Any]:
    return [
        spent_chart("parties", "In whose hands the time went", "Party", by_party(broken)),
        spent_chart("states", "In which state", "State", by_state(broken)),
    ]


def _presets(objective: Measured, *, by_week: bool) -> tuple[Tab, ...]:
    path = url_of(objective)
    return (
        Tab("By month", path, not by_week),
        Tab("By week", address(path, (("by", "week"),)), by_week),
    )


def _period_words(period: Period, asked: Period | None, steps: Sequence[Step]) -> str:
    if asked is None:
        return f"since {steps[0].period.start.day} {steps[0].period.start:%b %Y}"
    known = next((step.period for step in steps if step.period == asked), None)
    if known is not None or asked.start.day == 1:
        return f"in {words.span(period)}"
    return f"from {period.start} before {period.end}"


def _asked(pairs: Pairs) -> tuple[bool, Period | None]:
    """By week or by month, and the period of which breaches are listed."""
    given = {name: text for name, text in pairs if text}
    wrong = dict.fromkeys(given.keys() - {"by", "from", "to"}, "There is no such parameter.")
    if given.get("by", "month") not in ("month", "week"):
        wrong["by"] = "Choose month or week."
    period = None
    if "from" in given or "to" in given:
        try:
            period = Period(date.fromisoformat(given["from"]), date.fromisoformat(given["to"]))
        except (KeyError, ValueError):
            wrong["from"] = "Give the first day and the day after the last, such as 2026-11-01."
        if period and not 0 < period.days <= LONGEST:
            wrong["to"] = f"It ends after it begins, and no more than {LONGEST} days later."
    if wrong:
        raise BadQuestion(wrong)
    return given.get("by") == "week", period
