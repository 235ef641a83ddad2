"""The page of conformance: does what happens match what was agreed, in the whole house?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.engines.conformance import Replay, together
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import registry
from armillary.kernel.declarations import RecordType
from armillary.kernel.listing.parameters import pairs_of
from armillary.reference.processes import PROCESSES
from armillary.transformation.conformance import queries
from armillary.transformation.conformance.coverage import Covered, covered
from armillary.transformation.conformance.rules import Lived, Verdict
from armillary.transformation.flow.span import Span
from armillary.transformation.guides.queries import duties_in_force, listed
from armillary.transformation.guides.tailoring import LISTS, tailorings
from armillary.web.charts.bars import columns
from armillary.web.charts.scale import written
from armillary.web.charts.shapes import Point
from armillary.web.conformance.asked import Asked, asked, choices
from armillary.web.conformance.words import NONE, percent, share, tone
from armillary.web.guides.linking import guide_url
from armillary.web.guides.telling import degree_of
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Chart, Figure, Fresh, Table
from armillary.web.values.making import moment

PATH = "/conformance"
COUNTED = (
    "A way is what the journal tells of the states of a record, played on the life of its type.",
    "A step that the life does not allow lacks a token there, and leaves one where the record was.",
    "Fitness: half of 1 less missing/consumed, and half of 1 less remaining/produced tokens.",
    "Precision: how much of what is allowed in a state was ever done there, weighed by visits.",
    "A rule judges each line once by what stands before it in the journal: no verdict changes.",
    "Coverage: activities and interactions that happened, of those that the model states.",
    "Tailored: changed elements of all elements; the guide of a process tells them by kind.",
    "Months are those of UTC: when a record began, or when the line was that a rule judges.",
)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule, and how often it was broken."""

    name: str
    url: str
    why: str
    judged: str
    broken: str
    part: str
    trend: str
    tone: str


@dataclass(frozen=True, slots=True)
class LifeRow:
    """A record type, and how its records lived."""

    title: str
    url: str
    cases: str
    deviating: str
    fitness: str
    precision: str
    steps: str
    tone: str


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """A process: how much of it happens, and how much of it is this house's own."""

    id: str
    title: str
    url: str
    hue: str
    activities: str
    interactions: str
    tailored: str
    tailored_url: str
    warning: str


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show how the whole house conforms."""
    act = act_of(request)
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act.at)
    lived = queries.lived(registry.record_types().values(), wanted.since)
    found = queries.verdicts(since=wanted.since)
    spread = covered(_span(wanted, act.at.date()))
    whole = together((each.whole, 1) for each in lived.values() if each.whole)
    return render(
        request,
        "conformance/house.html",
        {
            "title": "Does what happens match what was agreed?",
            "answer": _answer(lived, found, wanted),
            "figures": _figures(whole, lived, found, spread),
            "choices": choices(PATH, wanted),
            "rules": tuple(rule_row(each) for each in found),
            "lives": tuple(_lives(lived)),
            "processes": tuple(_processes(spread)),
            "plot": broken_by_month(found, "All rules together"),
            "fresh": Fresh(moment(act.at), "the sealed journal"),
            "is_behind": queries.is_behind(),
            "counted": COUNTED,
            "breadcrumbs": (Crumb("Conformance"),),
        },
    )


def rule_row(found: Verdict) -> RuleRow:
    """A rule as a row, with its newest month held against the one before."""
    all_ = found.of_all
    return RuleRow(
        name=found.rule.name,
        url=f"{PATH}/rules/{found.rule.slug}",
        why=found.rule.why,
        judged=written(all_.whole),
        broken=written(all_.part),
        part=percent(all_.value),
        trend=_trend(found),
        tone="bad" if all_.part else "good" if all_.whole else "",
    )


def broken_by_month(found: Sequence[Verdict], title: str) -> Chart:
    """How often rules were broken, month by month."""
    months = sorted({month for each in found for month in each.judged})
    broken = {month: sum(each.broken.get(month, 0) for each in found) for month in months}
    judged = {month: sum(each.judged.get(month, 0) for each in found) for month in months}
    points = [Point(short(month), broken[month]) for month in months]
    rows = (
        (
            f"{month:%B %Y}",
            written(judged[month]),
            written(broken[month]),
            percent(broken[month] / judged[month] if judged[month] else None),
        )
        for month in months
    )
    return Chart(
        id="broken",
        title=f"{title}: lines that break them" if len(found) > 1 else title,
        note="",
        wide=False,
        drawing=columns(points, "lines") if any(broken.values()) else None,
        table=Table.of(("Month", "Judged", "Broken", "Share"), rows),
    )


def short(month: date) -> str:
    """A month under a bar: its year only where that begins."""
    return f"{month:%b %y}" if month.month == 1 else f"{month:%b}"


def _trend(found: Verdict) -> str:
    """How the newest two months differ, in words: the eye needs no colour for it."""
    if len(found.months) < 2:
        return NONE
    before, last = (_part(found, month) for month in found.months[-2:])
    if last == before:
        return "→ as before"
    return "↘ fewer" if last < before else "↗ more"


def _part(found: Verdict, month: date) -> float:
    return found.broken.get(month, 0) / found.judged[month]


def _span(wanted: Asked, today: date) -> Span:
    return Span(wanted.since or date.min, today, is_now=True)


def _answer(lived: Mapping[str, Lived], found: Iterable[Verdict], wanted: Asked) -> str:
    cases = sum(each.cases for each in lived.values())
    deviating = sum(each.deviating_cases for each in lived.values())
    broken = [each for each in found if each.of_all.part]
    lines = sum(each.of_all.part for each in broken)
    return (
        f"{written(cases - deviating)} of {written(cases)} records went only ways that their life "
        f"allows; {written(lines)} lines broke {len(broken)} rules of the house, {wanted.words}."
    )


def _figures(
    whole: Replay | None, lived: Mapping[str, Lived], found: Iterable[Verdict], spread: Covered
) -> tuple[Figure, ...]:
    fitness = whole.fitness if whole else None
    deviating = sum(each.deviating_cases for each in lived.values())
    lines = sum(each.of_all.part for each in found)
    return (
        Figure("Fitness", percent(fitness), tone=tone(fitness)),
        Figure("Records that deviate", written(deviating), tone="bad" if deviating else "good"),
        Figure("Rules broken", written(lines), note="times", tone="bad" if lines else "good"),
        Figure(
            "Activities",
            written(spread.activities.part),
            note=f"of {written(spread.possible.part)} built, {spread.activities.whole} stated",
        ),
        Figure(
            "Interactions",
            written(spread.interactions.part),
            note=f"of {spread.interactions.whole} stated",
        ),
        Figure(
            "Hand-offs as stated",
            percent(spread.precision.value),
            note=share(spread.precision),
        ),
    )


def _lives(lived: Mapping[str, Lived]) -> Iterable[LifeRow]:
    """Those that deviate first, then those of which there are most."""
    kinds = registry.record_types()
    in_order = sorted(lived, key=lambda slug: (-lived[slug].deviating_cases, -lived[slug].cases))
    for slug in in_order:
        if lived[slug].cases:
            yield _life(kinds[slug], lived[slug])


def _life(kind: RecordType, found: Lived) -> LifeRow:
    return LifeRow(
        title=kind.plural,
        url=f"{PATH}/lives/{kind.slug}",
        cases=written(found.cases),
        deviating=written(found.deviating_cases),
        fitness=percent(found.fitness),
        precision=percent(found.precision),
        steps=share(found.coverage),
        tone="bad" if found.deviating_cases else "",
    )


def _processes(spread: Covered) -> Iterable[ProcessRow]:
    tailored = tailorings(PROCESSES, registry.processes(), duties_in_force(), listed(LISTS))
    for each in PROCESSES:
        yield ProcessRow(
            id=each.id,
            title=each.title,
            url=f"/map/{each.id}",
            hue=each.group.id,
            activities=share(spread.by_process[each.id].activities),
            interactions=share(spread.by_process[each.id].interactions),
            tailored=degree_of(tailored[each.id]),
            tailored_url=f"{guide_url(each.id)}#tailoring",
            warning=(
                "More than a fifth is this house's own: upgrades and guides need care."
                if tailored[each.id].is_much
                else ""
            ),
        )
