"""What is asked of the pages of conformance, as their address says it: how far to look back."""

from dataclasses import dataclass
from datetime import date, datetime

from armillary.engines.worktime import after_months
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.parameters import address
from armillary.web.values.kinds import Tab

MONTHS = {"12": "12 months", "3": "3 months", "all": "All of it"}


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
    if months == "all":
        return Asked(months, None)
    return Asked(months, after_months(now.date().replace(day=1), 1 - int(months)))


def choices(path: str, wanted: Asked) -> tuple[Tab, ...]:
    """The stretches that can be looked at."""
    return tuple(
        Tab(label, address(path, (("months", each),)), each == wanted.months)
        for each, label in MONTHS.items()
    )
