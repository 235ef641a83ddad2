"""What a new house promises of incidents until there are agreements."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from armillary.fittings.calendars.models import Calendar
from armillary.fittings.clocks.choices import place
from armillary.fittings.clocks.targets import actions
from armillary.kernel.acts import Act
from armillary.operations.incident.vocabulary import Priority

HOUR, DAY = 60, 9 * 60
"""Minutes; a day of office hours has nine hours."""
EVER = datetime(1970, 1, 1, tzinfo=UTC)
"""They hold for what is taken over from earlier times too."""
WARNINGS = "50, 80"

PROMISED = {
    Priority.CRITICAL: {"response": 15, "restore": 2 * HOUR, "resolve": 4 * HOUR},
    Priority.HIGH: {"response": 30, "restore": 4 * HOUR, "resolve": 8 * HOUR},
    Priority.NORMAL: {"response": 4 * HOUR, "restore": 2 * DAY, "resolve": 3 * DAY},
    Priority.LOW: {"response": DAY, "restore": 5 * DAY, "resolve": 5 * DAY},
}
BY_DAY_AND_NIGHT = (Priority.CRITICAL, Priority.HIGH)


def promise(act: Act, office: Calendar | None) -> None:
    """Define them; what is not grave is worked on in the hours of the office."""
    for said in _said(office):
        actions.define(act, since=EVER, **said)


def _said(office: Calendar | None) -> Iterator[dict[str, Any]]:
    for priority, targets in PROMISED.items():
        for clock, minutes in targets.items():
            yield {
                "clock": place("incidents", clock),
                "rank": priority.value,
                "minutes": minutes,
                "calendar": None if priority in BY_DAY_AND_NIGHT else office,
                "warnings": "80" if clock == "response" else WARNINGS,
            }
