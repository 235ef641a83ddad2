"""Targets as people write them, and as numbers: seconds, per cent, or what is counted."""

import re
from decimal import Decimal, InvalidOperation

from armillary.assurance.service_level.vocabulary import (
    TIMES,
    Better,
    Measure,
    Priority,
    Window,
)
from armillary.engines.lengths import PARTS, exactly

MOST = Decimal(10) ** 11
_TIME = re.compile(r"(?:(\d{1,5}) ?h)? ?(?:(\d{1,6}) ?min)? ?(?:(\d{1,7}) ?s)?", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,4})?", re.ASCII)


def amount_of(measure: str, target: str) -> Decimal | None:
    """The number behind a target; None when it cannot be read.

    >>> amount_of("restore", "1 h 30 min"), amount_of("availability", "99.9 %")
    (Decimal('5400'), Decimal('99.9'))
    """
    text = target.strip().lower()
    if measure in TIMES:
        found = _TIME.fullmatch(text)
        parts = found.groups(default="0") if found else ("0", "0", "0")
        steps = zip(parts, PARTS.values(), strict=True)
        seconds = sum(int(part) * step for part, step in steps)
        return Decimal(seconds) if seconds else None
    return _number(text.removesuffix("%").strip() if measure == Measure.AVAILABILITY else text)


def flaw_of_target(measure: str, target: str) -> str | None:
    """Why this cannot be the target of such an objective."""
    amount = amount_of(measure, target)
    if measure in TIMES:
        return None if amount else "A time such as 30 min, 4 h or 1 h 30 min."
    if amount is None or not 0 < amount < MOST:
        return "A number above 0, such as 500."
    if measure == Measure.AVAILABILITY and amount > 100:
        return "Per cent, at most 100: such as 99.9."
    return None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if _NUMBER.fullmatch(text) else None
    except InvalidOperation:
        return None


def statement(
    measure: str,
    metric: str,
    amount: Decimal,
    unit: str,
    better: str,
    share: Decimal,
    window: str,
    priority: int | None,
) -> str:
    """An objective in a sentence."""
    over = {Window.MONTH: "month", Window.QUARTER: "quarter", Window.YEAR: "year"}[Window(window)]
    of = f" of {Priority(priority).label.lower()} priority" if priority else ""
    if measure in TIMES:
        verb = {"response": "Respond", "restore": "Restore", "resolve": "Resolve"}[measure]
        cases = "always" if share == 100 else f"in {plain(share)} % of cases"
        return f"{verb} within {exactly(int(amount))}{of}, {cases}"
    if measure == Measure.AVAILABILITY:
        return f"Available {plain(amount)} % of a {over}"
    if measure == Measure.VOLUME:
        return f"Up to {plain(amount)} cases a {over}{of}"
    bound = "at least" if better == Better.HIGHER else "at most"
    return f"{metric}: {bound} {plain(amount)} {unit}".strip()


def plain(number: Decimal) -> str:
    """Without zeros that say nothing.

    >>> plain(Decimal("95.000")), plain(Decimal("100"))
    ('95', '100')
    """
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
