"""What is asked of the pages of conformance, as their address says it: how far to look back."""

from dataclasses import dataclass
from datetime import date, datetime

from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.parameters import address

MONTHS = {"12": "12 months", "3": "3 months", "all": "All of it"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Another stretch of time to look at."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """From which month on; None: all that the journal tells."""

    months: str
    since: date | None

    @property
    def words(self) -> str:
        """What is looked at, in words."""
        return f"since {self.since:%B %Y}" if self.since else "since the journal began"


def asked(pairs: Pairs, now: datetime) -> Asked:
    """Read an address. BadQuestion: it asks for what there is not."""
    given = {name: text for name, text in pairs if text}
    wrong = dict.fromkeys(given.keys() - {"months"}, "There is no such parameter.")
    months = given.get("months", "12")
    if months not in MONTHS:
        wrong["months"] = f"Choose one of {', '.join(MONTHS)}."
    if wrong:
        raise BadQuestion(wrong)
    return Asked(months, None if months == "all" else _back(now.date(), int(months)))


def choices(path: str, wanted: Asked) -> tuple[Choice, ...]:
    """The stretches that can be looked at."""
    return tuple(
        Choice(label, address(path, (("months", each),)), each == wanted.months)
        for each, label in MONTHS.items()
    )


def _back(today: date, months: int) -> date:
    """The first day of the month so many months back, this one counted."""
    total = today.year * 12 + today.month - months
    return date(total // 12, total % 12 + 1, 1)
