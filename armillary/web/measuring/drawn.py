"""How an objective is kept, drawn: each drawing with its table."""

from collections.abc import Sequence

from armillary.assurance.service_level.queries.measuring.keeping import Keeping, Step
from armillary.assurance.service_level.rules.measuring.reasons import Spent
from armillary.engines.lengths import briefly
from armillary.web.charts.bars import rows
from armillary.web.charts.control import Dot, control
from armillary.web.charts.shapes import Point
from armillary.web.measuring import words
from armillary.web.measuring.rows import LOW
from armillary.web.reports.values import Chart, Figure, Heading, Table

HOUR = 3600
DRAWN = 10


def figures(told: Keeping) -> tuple[Figure, ...]:
    """The six figures at the top."""
    row = told.row
    window, foretold = row.window, row.forecast
    off = f"{100 * told.backtest.error:.1f} points off in the past" if told.backtest else ""
    left = row.left
    low = left is not None and left <= LOW
    return (
        Figure("Promised", words.target(row.objective.target), note=window_words(told)),
        Figure(
            "Attained so far",
            words.percent(window.attained.share),
            note=words.between(window.attained) or "no cases yet",
            tone=_tone(window.judgement.kept),
        ),
        Figure("Budget left", words.left(left), note=_allowed(told), tone="bad" if low else ""),
        Figure("Burn", words.rate(row.burn), note=words.alarmed(row.alarms) or "last three days"),
        Figure(
            "Expected at the end",
            words.percent(foretold.share) if foretold else words.NOTHING,
            note=off or words.expected(foretold),
        ),
        Figure(
            "Chance to keep it",
            words.percent(foretold.chance, 0) if foretold else words.NOTHING,
            note=_spare(told),
        ),
    )


def window_words(told: Keeping) -> str:
    """Over which time it is judged."""
    return f"over {words.span(told.row.window.period)}"


def chart(told: Keeping, *, by_week: bool, normal: float | None = None) -> Chart:
    """Shares along time, with what is promised and what is usual."""
    dots = [_dot(step) for step in told.steps]
    unusual = [words.span(step.period) for step in told.steps if step.control.is_unusual]
    note = f"Unusual: {', '.join(unusual)}." if unusual else "Nothing is unusual."
    table = Table(
        tuple(
            Heading(label, place > 0)
            for place, label in enumerate(
                ("Period", "In time", "Cases", "Share", "Interval", "Usual", "Judged")
            )
        ),
        tuple(_row(step) for step in told.steps),
    )
    known = any(step.attained.whole for step in told.steps)
    title = "Week by week" if by_week else "Month by month"
    drawing = control(dots, told.row.objective.target, normal=normal) if known else None
    return Chart("shares", title, note, True, drawing, table)


def spent_chart(
    id_: str, title: str, heading: str, found: Sequence[tuple[str, Spent, int]]
) -> Chart:
    """Hours of broken promises by party or state."""
    points = [Point(name, round(spent.all / HOUR, 1)) for name, spent, _ in found]
    table = Table(
        (
            Heading(heading, False),
            Heading("Promised time", True),
            Heading("Late", True),
            Heading("Most of a breach", True),
        ),
        tuple(
            (name, briefly(spent.promised), briefly(spent.late), f"{many:,}")
            for name, spent, many in found
        ),
    )
    note = "Hours of working time of the broken promises below."
    return Chart(id_, title, note, False, rows(points[:DRAWN], "h"), table)


def _dot(step: Step) -> Dot:
    attained = step.attained
    told = f"{words.span(step.period)}: {words.of_all(attained)}, {words.percent(attained.share)}"
    return Dot(
        label=f"{step.period.start.day} {step.period.start:%b}"
        if step.period.days < 28
        else f"{step.period.start:%b}",
        share=attained.share,
        interval=attained.interval,
        limits=step.control.limits,
        kind=words.tone(step.judgement),
        hint=f"{told}, {words.judged(step.judgement)}",
    )


def _row(step: Step) -> tuple[str, ...]:
    attained, limits = step.attained, step.control.limits
    if not attained.whole:
        return words.span(step.period), "0", "0", words.NOTHING, words.NOTHING, words.NOTHING, ""
    usual = f"{words.percent(limits.low)} to {words.percent(limits.high)}"
    return (
        words.span(step.period),
        f"{attained.good:,.0f}",
        f"{attained.whole:,.0f}",
        words.percent(attained.share),
        words.between(attained),
        f"{usual}{', unusual' if step.control.is_unusual else ''}",
        words.judged(step.judgement),
    )


def _allowed(told: Keeping) -> str:
    bad, whole = told.row.window.attained.seen
    return f"{bad:,.0f} of {whole:,.0f} missed" if whole else "no cases yet"


def _spare(told: Keeping) -> str:
    foretold = told.row.forecast
    if foretold is None:
        return "not enough evidence"
    if foretold.spare < 0:
        more = "case" if foretold.coming == 1 else "cases"
        return f"{foretold.coming} more {more} cannot mend it"
    return f"{foretold.spare} of {foretold.coming} to come may miss"


def _tone(kept: bool | None) -> str:
    return "" if kept is None else "good" if kept else "bad"
