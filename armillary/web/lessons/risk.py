"""How well one foretells which changes fail, and how changes of each kind go: a report."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.change.queries import factors, ledger
from armillary.assurance.change.queries.ledger import Entry
from armillary.assurance.change.queries.watching import YEAR
from armillary.assurance.change.vocabulary import Outcome, Path
from armillary.engines.medians import middle
from armillary.engines.proportions import wilson
from armillary.engines.scoring import brier
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.operations.incident.periods import period_in
from armillary.operations.incident.report import Period
from armillary.web.lessons import words
from armillary.web.lessons.groups import by_class, by_level, by_path, by_team
from armillary.web.lessons.told import calibration, common, moved, said_and_measured, ways_back
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.periods import span, words_of
from armillary.web.reports.values import Chart, Figure, Fresh, Nothing, Report
from armillary.web.values.making import moment

PATH = "/changes/risk"
QUESTION = "How well do we foretell which changes fail?"
UNSCHEDULED = (Path.EMERGENCY, Path.LATENT, Path.UNAUTHORISED)
COUNTED = (
    "Counted are changes that were closed in the period and were tried: not what was cancelled.",
    "Failed is what was backed out, left in with a fix forward, or done in part.",
    "The chance is what was reckoned last before the change began; its panel says from what.",
    "Intervals of shares: Wilson's, for 95 of 100 cases. Of medians: by ranks, for as many.",
    "Unusual: outside of what 99.8 of 100 groups would show that differ in nothing but luck.",
    "What moves the chance is reckoned each night from two years, whatever the period.",
    "Brier's score: the mean square of how far off the chances were. The lower the better.",
    "What failed changes have in common: Fisher's exact test, held to one false find in ten.",
)


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Hold what was foretold of the changes of a period against what came about."""
    act, pairs = act_of(request), pairs_of(request.META.get("QUERY_STRING", ""))
    period = period_in(pairs)
    is_usual = period == Period()
    meant = Period(since=act.at - YEAR) if is_usual else period
    when = "closed in the last year" if is_usual else words_of(period, "closed")
    entries = ledger.closed(act.actor, meant.since, meant.until)
    asked = ledger.asked(act.actor, meant.since, meant.until)
    report = Report(
        group="assurance",
        title=QUESTION,
        answer=_answer(entries, when),
        n=f"{len(entries):,}",
        period=span(PATH, pairs, act.at, usual="Last 365 days"),
        figures=_figures(entries, asked) if entries else (),
        plots=_plots(entries) if entries else (),
        fresh=Fresh(moment(act.at), "the changes themselves"),
        counted=COUNTED,
        downloads=(),
        empty=None if entries else _nothing(when),
    )
    crumbs = (Crumb("Change management"), Crumb("Changes", "/changes"), Crumb("Risk"))
    return render(
        request, "report.html", {"title": QUESTION, "report": report, "breadcrumbs": crumbs}
    )


def _answer(entries: list[Entry], when: str) -> str:
    told = [each for each in entries if each.chance is not None]
    if not told:
        return f"Of no change {when} it was foretold." if entries else f"No change was {when}."
    failed = sum(each.failed for each in told)
    share, foretold = failed / len(told), sum(each.chance or 0 for each in told) / len(told)
    ours, naive = _scores(told)
    said = (
        f"Of those {when}, {words.percent(foretold)} were foretold to fail, "
        f"{words.percent(share)} did ({words.between(wilson(failed, len(told)))})"
    )
    if ours < naive:
        return f"{said}: {words.percent(1 - ours / naive)} better than to say the same of all."
    return f"{said}, and which of them is not foretold better than to say the same of all."


def _scores(told: list[Entry]) -> tuple[float, float]:
    """Brier's score of what was foretold, and of one who says of all what all did."""
    usual = sum(each.failed for each in told) / len(told)
    ours = brier((each.chance or 0.0, each.failed) for each in told)
    return ours or 0.0, brier((usual, each.failed) for each in told) or 0.0


def _figures(entries: list[Entry], asked: dict[str, int]) -> tuple[Figure, ...]:
    many, outcomes = len(entries), Counter(each.outcome for each in entries)
    clean, back = outcomes[Outcome.SUCCESSFUL], outcomes[Outcome.BACKED_OUT]
    rare = sum(asked.get(path, 0) for path in UNSCHEDULED)
    leads = [each.lead.total_seconds() for each in entries if each.lead is not None]
    lead = middle(leads)
    on_time = [each.on_time for each in entries if each.on_time is not None]
    told = [each for each in entries if each.chance is not None]
    ours, naive = _scores(told) if told else (0.0, 0.0)
    return (
        _share("Successful without issues", clean, many),
        _share("Backed out", back, many),
        _share("Not scheduled", rare, sum(asked.values())),
        _share("Ended in time", sum(on_time), len(on_time)),
        Figure(
            "From request to begin",
            words.lasting(lead.median if lead else None),
            note=f"median; 9 of 10 within {words.lasting(lead.ninth)}" if lead else "",
        ),
        Figure("Brier's score", f"{ours:.3f}", note=f"{naive:.3f} for the same of all"),
    )


def _share(label: str, part: int, whole: int) -> Figure:
    share = part / whole if whole else None
    note = f"{words.between(wilson(part, whole))}" if whole else ""
    return Figure(label, words.percent(share), note=note)


def _plots(entries: list[Entry]) -> tuple[Chart, ...]:
    found = (
        calibration(entries),
        by_level(entries),
        by_path(entries),
        by_team(entries),
        by_class(entries),
        ways_back(entries),
        said_and_measured(entries),
        moved(list(factors.in_force().values())),
        common(entries),
    )
    return tuple(each for each in found if each is not None)


def _nothing(when: str) -> Nothing:
    return Nothing(
        f"No change was {when}.",
        "Once changes are closed, what was foretold of them is held against what came about.",
    )
