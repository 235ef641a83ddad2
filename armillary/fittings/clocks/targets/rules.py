"""The policy of standard targets. Plain values in, plain values out: no database, no clock."""

import re
from datetime import timedelta

from armillary.fittings.clocks.promised import Promise

FEWEST, MOST = 1, 99
_SEVERAL = re.compile(r"\s*[,;\s]\s*")


def percents_in(text: str) -> tuple[int, ...]:
    """The percents that were written, each once and rising."""
    return tuple(sorted({int(each) for each in _SEVERAL.split(text.strip()) if each}))


def flaw_of_warnings(text: str) -> str | None:
    """Shares of the target, before it is over."""
    parts = [each for each in _SEVERAL.split(text.strip()) if each]
    if all(re.fullmatch(r"[0-9]{1,2}", each) and int(each) >= FEWEST for each in parts):
        return None
    return f"Write percents from {FEWEST} to {MOST}, with commas between: 50, 80."


def promise_of(number: str, minutes: int, calendar: int | None, warnings: str) -> Promise:
    """What a standard target promises."""
    return Promise(
        objective=number,
        target=int(timedelta(minutes=minutes).total_seconds()),
        calendar=calendar,
        warnings=percents_in(warnings),
    )
