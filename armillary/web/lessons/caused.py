"""Which few changes cause most of what goes wrong: a report."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.change.models import Aftermath
from armillary.assurance.change.queries import lessons
from armillary.assurance.change.queries.lessons import Part, Whole
from armillary.assurance.change.queries.watching import YEAR
from armillary.engines.proportions import Interval
from armillary.engines.rate_ratio import Concentration
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.web.charts.against import Pair, against
from armillary.web.charts.bars import rows
from armillary.web.charts.shapes import Point
from armillary.web.lessons import words
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Chart, Figure, Fresh, Heading, Nothing, Report, Table
from armillary.web.values.fields import address
from armillary.web.values.kinds import Way
from armillary.web.values.making import moment

QUESTION = "Which changes cause our incidents?"
FEW = 0.6
COUNTED = (
    "A change is watched from its beginning until two days after its end, in all that it reaches.",
    "Incidents of that time are set against those of the same hours of the four weeks before.",
    "What stands under another incident, or was merged into it, is not counted.",
    "The test is exact: if nothing had changed, each would lie afterwards by the share of time.",
    "Believed is so much that one in ten of it is false at most (Benjamini and Hochberg).",
    "What a likelier change explains in the same time and reach is not told of the next one.",
    "Its minutes are those beyond what is usual there. What people say counts for the shares.",
    "The shares are of incidents that name something; weeks are drawn anew for their intervals.",
    "All of this is reckoned anew each night.",
)


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show what changes caused in the last year, and how few of them."""
    act = act_of(request)
    whole = lessons.learnt()
    found, few = lessons.ranked(act.at - YEAR)
    report = Report(
        group="assurance",
        title=QUESTION,
        answer=_answer(whole, found),
        n=f"{whole.number.whole:,.0f}" if whole else "0",
        period=None,
        figures=_figures(whole, found) if whole else (),
        plots=_plots(found, few) if few else (),
        fresh=Fresh(moment(whole.at if whole else act.at), "changes and incidents of a year"),
        counted=COUNTED,
        downloads=(),
        empty=None if few else _nothing(whole.at if whole else None),
    )
    crumbs = (Crumb("Change management"), Crumb("Changes", "/changes"), Crumb("Caused"))
    return render(
        request, "report.html", {"title": QUESTION, "report": report, "breadcrumbs": crumbs}
    )


def _answer(whole: Whole | None, found: Concentration) -> str:
    if whole is None or not found.ranked:
        return "No change of the last year is believed to have caused any."
    few, many = len(found.few(FEW)), len(found.curve) - 1
    was = "is" if few == 1 else "are"
    return (
        f"Changes caused {words.percent(whole.minutes.share)} of the minutes "
        f"({_between(whole.minutes)}), and {few} of {many:,} {was} behind "
        f"{words.percent(FEW)} of that."
    )


def _figures(whole: Whole, found: Concentration) -> tuple[Figure, ...]:
    return (
        _figure("Incidents that changes caused", whole.number),
        _figure("Their share of the minutes", whole.minutes),
        Figure(
            "Changes believed",
            f"{len(found.ranked):,}",
            note=f"of {max(0, len(found.curve) - 1):,} watched",
        ),
        Figure("How few", f"{found.gini:.2f}", note="Gini: 0 all alike, 1 one alone"),
        Figure("Of these minutes: unscheduled", words.percent(whole.unscheduled)),
        Figure("Not done as planned", words.percent(whole.not_as_planned)),
    )


def _figure(label: str, part: Part) -> Figure:
    return Figure(label, words.percent(part.share), note=_between(part))


def _between(part: Part) -> str:
    return words.between(Interval(part.low, part.high))


def _plots(found: Concentration, few: list[Aftermath]) -> tuple[Chart, ...]:
    ways = tuple(Way(each.change.number, address(each.change)) for each in few)
    return (_lorenz(found, ways), _minutes(few, ways), _ratios(few, ways))


def _lorenz(found: Concentration, ways: tuple[Way, ...]) -> Chart:
    """Lorenz's curve: the changes that caused most come first."""
    pairs = [Pair(part, caused, None, "") for part, caused in found.curve]
    told = list(enumerate(found.curve))[1 : len(found.ranked) + 1]
    table = Table(
        (Heading("Changes", True), Heading("Of all changes", True), Heading("Caused", True)),
        tuple(
            (f"{many}", words.percent(part), words.percent(caused)) for many, (part, caused) in told
        ),
    )
    note = "The straight line is how it would be if all changes caused the same."
    drawing = against(pairs, "of the changes", "of the minutes they caused", joined=True)
    return Chart("lorenz", "How few cause how much", note, False, drawing, table, ways)


def _minutes(few: list[Aftermath], ways: tuple[Way, ...]) -> Chart:
    drawn = [Point(each.change.number, round(each.caused)) for each in few]
    table = Table.of(
        ("Change", "Outcome", "Minutes"),
        (
            (
                f"{each.change.number} {each.change.title}",
                each.change.get_outcome_display() or words.NOTHING,
                f"{each.caused:,.0f}",
            )
            for each in few
        ),
    )
    note = "Minutes of incidents beyond what is usual in its reach."
    return Chart("few", "The few", note, False, rows(drawn, "minutes"), table, ways)


def _ratios(few: list[Aftermath], ways: tuple[Way, ...]) -> Chart:
    table = Table.of(
        ("Change", "Before", "After", "Rate", "Between", "By luck", "False finds"),
        (
            (
                f"{each.change.number} {each.change.title}",
                f"{each.before:,} in {words.lasting(each.seconds_before)}",
                f"{each.after:,} in {words.lasting(each.seconds_after)}",
                words.ratio(each.ratio),
                f"{words.ratio(each.low)} to {words.ratio(each.high)}",
                words.chance(each.chance),
                words.percent(each.false_share),
            )
            for each in few
        ),
    )
    note = "How much more often something went wrong in its reach, and how likely that is luck."
    return Chart("ratios", "How sure that is", note, True, None, table, ways)


def _nothing(at: datetime | None) -> Nothing:
    return Nothing(
        "Nothing that went wrong in the last year is believed to come of a change."
        if at
        else "What followed changes has not been reckoned yet.",
        "Each night the incidents after every change are held against those before it.",
    )
