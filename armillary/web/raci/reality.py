"""The page that puts the matrix beside the journal."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import registry
from armillary.kernel.listing.parameters import address, pairs_of, put
from armillary.reference.activities import Activity
from armillary.reference.processes import PROCESSES, Process
from armillary.transformation.raci.matrix import matrix_in_force
from armillary.transformation.raci.reality import (
    Advice,
    Said,
    Shadow,
    Share,
    approvals,
    consults,
    shadows,
    shares,
)
from armillary.web.charts.scale import written
from armillary.web.raci.asked import Asked, asked
from armillary.web.raci.places import CRUMB, PATH, person_url, row_url, tabs
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Figure
from armillary.web.values.making import day

HERE = f"{PATH}/reality"
NONE = "–"
NOTHING, UNASKED = Share(), Advice()
COUNTED = (
    "Every act is a line of the journal and names its activity. Lines are counted once sealed.",
    "Roles and letters are those of now: whoever had a role and has it no more counts as without.",
    "Done by an R: lines of people whose role is responsible for the activity, of those of people.",
    "Without the role: lines of other people. Some verbs are open to a manager as well.",
    "What the product does by itself is counted apart. Days are days of UTC.",
    "Approvals: votes of the period, those of people who hold the accountable role among them.",
    "Consults: questions of the period to those who are C, with what was answered until now.",
    "In time: answered before it was due, of those that were not withdrawn.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """An activity or a process: what was done, and by whom."""

    title: str
    url: str
    people: str
    part: int | None
    shadows: str
    itself: str


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """An activity or a process: what was asked of those who are C, and answered."""

    title: str
    url: str
    asked: str
    answered: str
    in_time: str
    part: str


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show whether those do the work who are to, in a period."""
    act = act_of(request)
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act.at)
    found = shares(wanted.span)
    said = approvals(matrix_in_force(), wanted.span)
    here = [each for each in PROCESSES if wanted.process in ("", each.id)]
    total = sum((_of(each, found) for each in here), NOTHING)
    hidden = shadows(wanted.span, wanted.process)
    advice = consults(wanted.span)
    advised = _advised(here, advice, wanted)
    shown = {
        "title": "Do those do it who are to?",
        "breadcrumbs": (CRUMB, Crumb("Reality check")),
        "tabs": tabs(HERE),
        "lengths": wanted.lengths(HERE),
        "period": wanted.period,
        "asked": wanted,
        "processes": [(each.id, each.title, each.id == wanted.process) for each in PROCESSES],
        "answer": _answer(total),
        "figures": _figures(total, said, _sum(here, advice)),
        "rows": _rows(here, found, wanted),
        "is_process": bool(wanted.process),
        "said": [(_kind(each.what), written(each.votes), percent(each.part)) for each in said],
        "advised": advised,
        "shadows": [_shadow(each) for each in hidden.shown],
        "more_shadows": written(hidden.total - len(hidden.shown)),
        "all_shadows": written(hidden.total),
        "is_cut": hidden.total > len(hidden.shown),
        "shadows_url": address(f"{PATH}/shadows.csv", wanted.pairs),
        "counted": COUNTED,
        "file_url": address(f"{HERE}.csv", wanted.pairs),
    }
    return render(request, "raci/reality.html", shown)


def percent(part: float | None) -> str:
    """A part in words."""
    return NONE if part is None else f"{100 * part:.0f}\u2009%"


def _of(process: Process, found: Mapping[Activity, Share]) -> Share:
    return sum((found.get(each, NOTHING) for each in process.activities), NOTHING)


def _rows(here: list[Process], found: Mapping[Activity, Share], wanted: Asked) -> list[Row]:
    if wanted.process:
        return [
            _row(each.title, row_url(each), found.get(each, NOTHING)) for each in here[0].activities
        ]
    return [
        _row(each.title, address(HERE, put(wanted.pairs, "process", each.id)), _of(each, found))
        for each in here
    ]


def _row(title: str, url: str, share: Share) -> Row:
    return Row(
        title=title,
        url=url,
        people=written(share.people),
        part=None if share.part is None else round(100 * share.part),
        shadows=written(share.shadows),
        itself=written(share.itself),
    )


def _sum(here: list[Process], found: Mapping[Activity, Advice]) -> Advice:
    activities = (activity for each in here for activity in each.activities)
    return sum((found.get(each, UNASKED) for each in activities), UNASKED)


def _advised(
    here: list[Process], found: Mapping[Activity, Advice], wanted: Asked
) -> list[AdviceRow]:
    """What was asked, by process or by activity; what was never asked is left out."""
    if wanted.process:
        rows = [(each.title, row_url(each), found.get(each)) for each in here[0].activities]
    else:
        rows = [
            (each.title, address(HERE, put(wanted.pairs, "process", each.id)), _sum([each], found))
            for each in here
        ]
    return [
        AdviceRow(
            title,
            url,
            written(told.asked),
            written(told.answered),
            written(told.in_time),
            percent(told.part),
        )
        for title, url, told in rows
        if told and told.asked
    ]


def _answer(total: Share) -> str:
    if total.part is None:
        return "Nobody did anything in this period that was counted."
    return (
        f"Of {written(total.people)} deeds of people, {percent(total.part)} were done by somebody "
        "whose role is responsible for them."
    )


def _figures(total: Share, said: tuple[Said, ...], advice: Advice) -> tuple[Figure, ...]:
    votes, answered = sum(each.votes for each in said), sum(each.accountable for each in said)
    by_a = percent(answered / votes if votes else None)
    return (
        Figure("Done by an R", percent(total.part), note=f"of {written(total.people)} deeds"),
        Figure("Approvals by the A", by_a, note=f"of {written(votes)} votes"),
        Figure("Consults in time", percent(advice.part), note=_asked(advice)),
        Figure("Without the role", written(total.people - total.responsible), note="deeds"),
        Figure("By itself", written(total.itself), note="deeds of the product"),
    )


def _asked(advice: Advice) -> str:
    left = advice.asked - advice.withdrawn
    return f"of {written(left)} asked" if left else "nothing asked yet"


def _shadow(each: Shadow) -> dict[str, object]:
    return {
        "name": each.name,
        "url": person_url(each.key),
        "activity": each.activity.title,
        "activity_url": row_url(each.activity),
        "letters": each.letters,
        "lines": written(each.lines),
        "last": day(each.last),
    }


def _kind(slug: str) -> str:
    return registry.record_types()[slug].plural
