"""When Meridian changes nothing, or only where it must: freezes and business-critical times."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window as it is announced."""

    name: str
    kind: str
    start: datetime
    end: datetime
    reason: str
    service: str = ""
    hours: str = ""
    announced: int = 30

    def holds(self, at: datetime) -> bool:
        return self.start <= at < self.end


def stretches(now: datetime) -> list[Stretch]:
    """Of the year that was and the weeks to come."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        *(_winter(year) for year in (now.year - 1, now.year)),
        Stretch(
            "Closing of the books",
            "freeze",
            midnight + 31 * DAY,
            midnight + 34 * DAY,
            "Salaries and duties of the quarter are settled in these days.",
            service="Payroll",
        ),
        Stretch(
            "Week of the early bookings",
            "critical",
            midnight + 8 * DAY,
            midnight + 12 * DAY,
            "A third of the year's holidays is sold in these days.",
            service="Web shop",
        ),
        Stretch(
            "Nights without an auction",
            "maintenance",
            midnight - 20 * DAY,
            midnight + 200 * DAY,
            "The hall sells early in the morning, and on Fridays at night.",
            service="Auction clock",
            hours="Auction clock: nights",
        ),
    ]


def is_barred(at: datetime, now: datetime) -> bool:
    """Whether a freeze of everything holds."""
    return any(
        each.holds(at) for each in stretches(now) if each.kind == "freeze" and not each.service
    )


def _winter(year: int) -> Stretch:
    start = datetime(year, 12, 19, tzinfo=UTC)
    return Stretch(
        f"Winter freeze {year}",
        "freeze",
        start,
        start + 16 * DAY,
        "Ferries are full, and half of the people are away.",
        announced=60,
    )
