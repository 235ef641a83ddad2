"""The few changes after which much goes wrong: planted, to see whether they are found."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from armillary.demo.words import FAULTS


@dataclass(frozen=True, slots=True)
class Ill:
    """The release of an application that went ill, so many days ago, and how it ended."""

    ago: int
    service: str
    outcome: str

    def start(self, now: datetime) -> datetime:
        """The evening on which it was begun."""
        evening = (now - timedelta(days=self.ago)).replace(hour=20, minute=0)
        return evening.replace(second=0, microsecond=0)


ILL = (
    Ill(318, "Booking desk", "with_issues"),
    Ill(262, "Web shop", "successful"),
    Ill(205, "Manifest", "left_in"),
    Ill(150, "Web shop", "successful"),
    Ill(88, "Booking desk", "with_issues"),
    Ill(24, "Web shop", "with_issues"),
)
MOST, HOURS = 44, 34
"""So many call about each at a company of full size, within so many hours."""


def faults_of(service: str) -> list[int]:
    """The kinds of trouble that this service can have after a release."""
    return [
        at for at, fault in enumerate(FAULTS) if fault.after_release and service in fault.things
    ]


def moments(ill: Ill, now: datetime, share: float, chance: Random) -> list[datetime]:
    """When people call about it: from the next morning on."""
    morning = ill.start(now) + timedelta(hours=10)
    calls = max(7, round(MOST * share))
    return sorted(
        morning + timedelta(hours=HOURS * chance.betavariate(1.2, 2.4)) for _ in range(calls)
    )
