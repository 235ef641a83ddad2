"""The rows of the board as the page shows them, by agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from armillary.assurance.service_level.queries.measuring.board import Cell, Row
from armillary.assurance.service_level.rules.measuring import Measured
from armillary.assurance.service_level.rules.measuring.measured import SHARES
from armillary.assurance.service_level.vocabulary import TIMES, Kind
from armillary.engines.budgets import Urgency
from armillary.web.measuring import words

SIGNS = {"kept": "✓", "kept-unsure": "✓", "missed": "×", "missed-unsure": "×", "none": ""}
LOW = 0.25
"""Of a budget: with less left, it is at risk."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the heat: `says` is all of it in words, for who cannot see colours."""

    text: str
    count: str
    tone: str
    sign: str
    says: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An objective of the board; `spent` is the share of its budget that is gone, in per cent."""

    number: str
    statement: str
    url: str
    target: str
    cells: tuple[Figure, ...]
    window: Figure
    over: str
    between: str
    left: str
    left_tone: str
    spent: int
    burn: str
    alarm: str
    urgent: bool
    expected: str
    chance: str
    open: str
    is_measured: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An agreement and its objectives; `is_quiet` where there was no case in all these months."""

    number: str
    name: str
    party: str
    kind: str
    url: str
    is_quiet: bool
    lines: tuple[Line, ...]


def deals(rows: Sequence[Row]) -> list[Deal]:
    """The rows by agreement, in the order in which they come."""
    return [
        _deal(those[0].objective, those)
        for _, held in groupby(rows, key=lambda each: each.objective.agreement)
        if (those := list(held))
    ]


def url_of(objective: Measured) -> str:
    """Where it is told how an objective is kept."""
    return f"/objectives/{objective.number}/kept"


def _deal(first: Measured, rows: Sequence[Row]) -> Deal:
    return Deal(
        number=first.agreement_number,
        name=first.agreement_name,
        party=first.party,
        kind=Kind(first.kind).label,
        url=f"/agreements/{first.agreement_number}",
        is_quiet=not any(cell.attained.whole for row in rows for cell in row.cells),
        lines=tuple(_line(each) for each in rows),
    )


def _line(row: Row) -> Line:
    objective = row.objective
    url = url_of(objective)
    return Line(
        number=objective.number,
        statement=short(objective),
        url=url,
        target=words.target(objective.target) if objective.measure in SHARES else "",
        cells=tuple(figure(cell, url) for cell in row.cells),
        window=figure(row.window, url),
        over=words.span(row.window.period),
        between=words.between(row.window.attained),
        left=words.left(row.left),
        left_tone=_tone_of(row.left),
        spent=_spent(row.left),
        burn=words.rate(row.burn) if row.burn else "",
        alarm=words.alarmed(row.alarms),
        urgent=any(each.rule.urgency is Urgency.PAGE for each in row.alarms),
        expected=words.expected(row.forecast),
        chance=words.percent(row.forecast.chance, 0) if row.forecast else "",
        open=_open(row),
        is_measured=row.is_measured,
    )


def short(objective: Measured) -> str:
    """An objective without the share, which stands beside it."""
    named, comma, _ = objective.statement.rpartition(", ")
    return named if comma and objective.measure in TIMES else objective.statement


def figure(cell: Cell, url: str) -> Figure:
    """A period in a box."""
    attained, tone = cell.attained, words.tone(cell.judgement)
    says = f"{words.span(cell.period)}: {_told(cell)}"
    many = f"{attained.whole:,.0f}" if attained.unit != "s" and attained.whole else ""
    place = f"{url}?from={cell.period.start}&to={cell.period.end}"
    return Figure(
        text=words.percent(attained.share).removesuffix(" %"),
        count=many,
        tone=tone,
        sign=SIGNS[tone],
        says=f"{says}{f'. {attained.note}' if attained.note else ''}",
        url=(attained.url or place) if attained.whole else "",
    )


def _told(cell: Cell) -> str:
    attained = cell.attained
    if not attained.whole:
        return "no cases"
    interval = words.between(attained)
    share = words.percent(attained.share) + (f" ({interval})" if interval else "")
    return ", ".join((words.of_all(attained), share, words.judged(cell.judgement)))


def _tone_of(left: float | None) -> str:
    if left is None:
        return ""
    return "bad" if left <= 0 else "low" if left <= LOW else "good"


def _spent(left: float | None) -> int:
    return 0 if left is None else max(0, min(100, round(100 * (1 - left)) if left > -1e9 else 100))


def _open(row: Row) -> str:
    running, paused, late = row.open
    counted = ((late, "late"), (running, "running"), (paused, "paused"))
    return ", ".join(f"{count} {word}" for count, word in counted if count)
