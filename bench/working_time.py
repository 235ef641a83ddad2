"""`python -m bench.working_time`: how long a million due dates take."""

import time
from datetime import UTC, date, datetime
from random import Random

from armillary.engines.worktime import Calendar, due, intersect
from bench.once import Figure

DATES = 1_000_000
GOAL = 10
HOUR = 3600
OFFICE = ((8 * HOUR, 12 * HOUR), (13 * HOUR, 17 * HOUR))


def figure() -> Figure:
    """Due dates of half a year of starts, of up to forty hours, a tenth of them with two pauses."""
    calendar = _calendar("Europe/Berlin")
    common = intersect(calendar, _calendar("Europe/London"))
    chance, first = Random(1), int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
    asked = [
        (first + chance.randrange(15_000_000), chance.randrange(40 * HOUR)) for _ in range(DATES)
    ]
    started = time.perf_counter()
    for number, (start, seconds) in enumerate(asked):
        pauses = (
            ((start + 60, start + 600), (start + 9000, start + 99_000)) if number % 10 == 0 else ()
        )
        due(common if number % 2 else calendar, start, seconds, pauses)
    return Figure("", "1,000,000 due dates, s", time.perf_counter() - started, GOAL)


def _calendar(zone: str) -> Calendar:
    holidays = {date(2026, 1, 1): (), date(2026, 4, 3): (), date(2026, 4, 6): ()}
    return Calendar(zone, (OFFICE,) * 5 + ((),) * 2, holidays)


if __name__ == "__main__":
    print(figure().line)
