"""The period that is asked about, as its address says it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow.span import Span
from armillary.web.map.asked import LENGTHS
from armillary.web.map.page import choices_of
from armillary.web.values.kinds import Tab
from armillary.web.values.making import day

NAMES = frozenset({"days", "until", "process"})
FIRST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """The days, and perhaps a process."""

    span: Span
    days: int
    process: str
    pairs: Pairs

    @property
    def period(self) -> str:
        """The days in words."""
        return f"{day(self.span.first)} to {day(self.span.last)}"

    def lengths(self, path: str) -> tuple[Tab, ...]:
        """Other lengths to choose by one press."""
        return choices_of("days", LENGTHS.items(), self.days, self.pairs, path)


def asked(pairs: Pairs, now: datetime) -> Asked:
    """Read an address. BadQuestion: it asks for what there is not."""
    given = {name: text for name, text in pairs if text}
    wrong = dict.fromkeys(given.keys() - NAMES, "There is no such parameter.")
    days = given.get("days", "30")
    if not days.isdecimal() or int(days) not in LENGTHS:
        wrong["days"] = f"Choose one of {', '.join(str(each) for each in LENGTHS)}."
    process = given.get("process", "")
    if process and process not in {each.id for each in PROCESSES}:
        wrong["process"] = "The model has no process of this name."
    last = _last(given.get("until", ""), now.date(), wrong)
    if wrong:
        raise BadQuestion(wrong)
    first = last - timedelta(days=int(days) - 1)
    return Asked(Span(first, last, last == now.date()), int(days), process, pairs)


def _last(text: str, today: date, wrong: dict[str, str]) -> date:
    try:
        last = date.fromisoformat(text) if text else today
    except ValueError:
        last = date.max
    if not FIRST <= last <= today:
        wrong["until"] = f"Write a day up to today, such as {today}."
        return today
    return last
