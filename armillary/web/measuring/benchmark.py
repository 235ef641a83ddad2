"""Comparing customers, teams and services: as it is now, and as it was frozen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Benchmark
from armillary.assurance.service_level.queries.measuring import groups
from armillary.assurance.service_level.rules.measuring import Period, months
from armillary.assurance.service_level.rules.measuring.comparing import Signal, Standing, compare
from armillary.assurance.service_level.vocabulary import ComparedBy, Priority, TimeMeasure
from armillary.engines.control import Count
from armillary.engines.proportions import Interval
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.web.asking import kind_named
from armillary.web.charts.funnel import Group, Reference, funnel_plot
from armillary.web.measuring import words
from armillary.web.records.crumbs import Crumb, crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.reports.values import Chart, Fresh, Heading, Nothing, Table
from armillary.web.values.kinds import Tab
from armillary.web.values.making import moment

PATH = "/service-levels/benchmark"
BENCHMARKS = "benchmarks"
QUESTION = "Who keeps promises better or worse than the others?"
SPANS = (3, 6, 12)
TONES = {
    Signal.BETTER: ("kept", "better than luck explains"),
    Signal.WORSE: ("missed", "worse than luck explains"),
    Signal.USUAL: ("none", "no different from the others"),
    Signal.FEW: ("none", "too few cases to say"),
}
HEADS = ("Who", "In time", "Cases", "Share", "Expected", "On equal terms", "Luck explains", "Says")
COUNTED = (
    "Only what was promised to customers is compared; a case counts where it was decided.",
    "Expected: what would have come of these cases, had they gone as those of everybody did.",
    "On equal terms: the share of all, and what this one's share lies above or below expected.",
    "Curves: between the inner ones luck leaves 95 of 100, between the outer ones 998 of 1,000.",
    "Of fewer than ten cases nothing is said. A team counts that had the case at its end.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is compared: of which measure and priority, who, over how many months."""

    measure: TimeMeasure
    by: ComparedBy
    priority: Priority | None
    months: int


@staff_only
@require_safe
def live(request: Request) -> HttpResponse:
    """Show how they stand beside each other now."""
    act = act_of(request)
    asked, pairs = _asked(pairs_of(request.META.get("QUERY_STRING", "")))
    last = months(act.at.date(), asked.months)
    period = Period(last[0].start, min(last[-1].end, act.at.date() + timedelta(days=1)))
    rank = asked.priority.value if asked.priority else None
    promised = groups.promised(asked.measure.value, rank, period, act)
    found = compare(groups.groups(promised, asked.by, period, act))
    many = f"{sum(each.count.looked_at for each in found.standings):,}"
    view: dict[str, Any] = {
        "title": QUESTION,
        "answer": _answer(found.standings, asked.by),
        "n": many,
        "plot": _chart(found.standings, found.share, ()) if found.share is not None else None,
        "notes": list(groups.unequal(promised)),
        "bars": _bars(asked, pairs),
        "freeze_url": _freeze_url(asked, period) if len(found.standings) > 1 else "",
        "fresh": Fresh(moment(act.at), "the clocks of the records"),
        "counted": COUNTED,
        "empty": Nothing(
            "Nothing was decided in this time that could be compared.",
            "Each case that an agreement with a customer covers is counted by itself.",
        ),
        "breadcrumbs": (Crumb("Service-level management"), Crumb("Benchmark")),
    }
    return render(request, "measuring/benchmark.html", view)


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a benchmark as it was frozen, with what others reach."""
    kind, act = kind_named(BENCHMARKS), act_of(request)
    found = cast("Benchmark", readable(kind, number, act.actor))
    record = record_view(kind, found, act, all_="all" in request.GET)
    standings = [_standing(each) for each in found.groups]
    view: dict[str, Any] = {
        "title": f"{record.number} {record.title}",
        "record": record,
        "breadcrumbs": crumbs(kind, (record.number, "")),
        "benchmark": found,
        "answer": _answer(standings, ComparedBy(found.compared_by)),
        "plot": _chart(standings, found.share or 0.0, found.references),
        "notes": found.notes.splitlines(),
        "references": [
            (name, words.percent(share / 100), source, date.fromisoformat(day))
            for name, share, source, day in found.references
        ],
        "reference_url": record.form_urls.get("add_reference", ""),
        "counted": COUNTED,
    }
    return render(request, "measuring/benchmarked.html", view)


def _answer(found: Sequence[Standing], by: ComparedBy) -> str:
    if not found:
        return "There is nothing to compare."
    odd = [each for each in found if each.is_unusual]
    whom = f"{len(found)} {by.label.lower()}"
    if not odd:
        return f"None of {whom} differs from the others by more than luck explains."
    told = (f"{each.name} ({each.signal.value})" for each in odd[:4])
    more = f" and {len(odd) - 4} more" if len(odd) > 4 else ""
    return f"{len(odd)} of {whom} stand out: {', '.join(told)}{more}."


def _chart(found: Sequence[Standing], share: float, references: Iterable[Sequence[Any]]) -> Chart:
    dots = [
        Group(
            each.count.looked_at,
            each.adjusted,
            TONES[each.signal][0],
            each.name,
            f"{each.name}: {words.percent(each.adjusted)} of {each.count.looked_at:,}, "
            f"{TONES[each.signal][1]}",
        )
        for each in found
    ]
    lines = [
        Reference(value / 100, f"{name}, {day[:4]}: {words.percent(value / 100)}")
        for name, value, _, day in references
    ]
    return Chart(
        "funnel",
        "Share in time by cases, on equal terms",
        f"The line in the middle: {words.percent(share)}, the share of all. Per cent in time.",
        True,
        funnel_plot(dots, share, lines),
        Table(
            tuple(Heading(each, 0 < place < len(HEADS) - 1) for place, each in enumerate(HEADS)),
            tuple(_row(each) for each in found),
        ),
    )


def _row(each: Standing) -> tuple[str, ...]:
    return (
        each.name,
        f"{each.count.hits:,}",
        f"{each.count.looked_at:,}",
        words.percent(each.share),
        words.percent(each.expected),
        words.percent(each.adjusted),
        f"{words.percent(each.alarm.low)} to {words.percent(each.alarm.high)}",
        TONES[each.signal][1],
    )


def _standing(each: dict[str, Any]) -> Standing:
    return Standing(
        key=each["key"],
        name=each["name"],
        count=Count(each["good"], each["whole"]),
        share=each["share"],
        expected=each["expected"],
        adjusted=each["adjusted"],
        usual=Interval(*each["usual"]),
        alarm=Interval(*each["alarm"]),
        signal=Signal(each["signal"]),
    )


def _asked(pairs: Pairs) -> tuple[Asked, Pairs]:
    """What an address asks for. BadQuestion: what there is not."""
    given = {name: text for name, text in pairs if text}
    wrong = dict.fromkeys(
        given.keys() - {"measure", "by", "priority", "months"}, "There is no such parameter."
    )
    measure = _one_of(TimeMeasure, given.get("measure", "restore"), "measure", wrong)
    by = _one_of(ComparedBy, given.get("by", "team"), "by", wrong)
    ranks = {str(each.value): each for each in Priority}
    if given.get("priority", "1") not in ranks:
        wrong["priority"] = f"Choose one of {', '.join(ranks)}."
    if given.get("months", "6") not in {str(each) for each in SPANS}:
        wrong["months"] = f"Choose one of {', '.join(str(each) for each in SPANS)}."
    if wrong:
        raise BadQuestion(wrong)
    rank = ranks[given["priority"]] if "priority" in given else None
    many = int(given.get("months", "6"))
    return Asked(measure=measure, by=by, priority=rank, months=many), pairs


def _one_of(choices: Any, text: str, name: str, wrong: dict[str, str]) -> Any:
    if text not in choices.values:
        wrong[name] = f"Choose one of {', '.join(choices.values)}."
        return next(iter(choices))
    return choices(text)


def _bars(asked: Asked, pairs: Pairs) -> list[tuple[str, list[Tab]]]:
    """Each choice as a row of links."""
    ranks = [("All priorities", ""), *((each.label, str(each.value)) for each in Priority)]
    now = str(asked.priority.value) if asked.priority else ""
    offered = (
        ("Who is compared", "by", [(e.label, e.value) for e in ComparedBy], asked.by.value),
        ("Measures", "measure", [(e.label, e.value) for e in TimeMeasure], asked.measure.value),
        ("Priorities", "priority", ranks, now),
        ("Time", "months", [(f"{e} months", str(e)) for e in SPANS], str(asked.months)),
    )
    return [
        (title, [_preset(name, label, value, current, pairs) for label, value in those])
        for title, name, those, current in offered
    ]


def _preset(name: str, label: Any, value: str, current: str, pairs: Pairs) -> Tab:
    kept = tuple(pair for pair in pairs if pair[0] != name and pair[1])
    url = address(PATH, (*kept, (name, value)) if value else kept)
    return Tab(str(label), url, value == current)


def _freeze_url(asked: Asked, period: Period) -> str:
    said = (
        ("measure", asked.measure.value),
        ("compared_by", asked.by.value),
        ("period_from", str(period.start)),
        ("period_until", str(period.end)),
        *((("of_priority", str(asked.priority.value)),) if asked.priority else ()),
    )
    return address(f"/{BENCHMARKS}/new", said)
