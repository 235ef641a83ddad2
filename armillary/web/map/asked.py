"""What is asked of the map, as its address says it: a period, a customer, a way to look at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import TextChoices

from armillary.kernel.access.visibility import visible
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.people.models import Organisation, Person
from armillary.transformation.flow.queries import Span

LENGTHS = {7: "7 days", 30: "30 days", 90: "90 days", 365: "A year"}
MONTHS_BACK = 24


class Overlay(TextChoices):
    """What the colour and the figure of a process say."""

    WORK = "work", "Open work"
    DONE = "done", "Done"
    AGE = "age", "Age of open work"
    PEOPLE = "people", "People"
    DEEDS = "deeds", "Deeds"
    COVERAGE = "coverage", "Activities performed"
    VACANCIES = "vacancies", "Vacant roles"


NAMES = frozenset({"until", "days", "organisation", "show"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The days, whose records, and what is shown."""

    span: Span
    days: int
    overlay: Overlay
    organisation: str = ""


def asked(pairs: Pairs, actor: Person, now: datetime) -> Asked:
    """Read an address. BadQuestion: it asks for what there is not."""
    given = {name: text for name, text in pairs if text}
    wrong = dict.fromkeys(given.keys() - NAMES, "There is no such parameter.")
    last = _last(given.get("until", ""), now.date(), wrong)
    days = given.get("days", "30")
    if not days.isdecimal() or int(days) not in LENGTHS:
        wrong["days"] = f"Choose one of {', '.join(str(each) for each in LENGTHS)}."
    if given.get("show", Overlay.WORK) not in Overlay.values:
        wrong["show"] = f"Choose one of {', '.join(Overlay.values)}."
    organisation = _organisation(given.get("organisation", ""), actor, wrong)
    if wrong:
        raise BadQuestion(wrong)
    first = last - timedelta(days=int(days) - 1)
    return Asked(
        span=Span(first, last, last == now.date(), organisation),
        days=int(days),
        overlay=Overlay(given.get("show", Overlay.WORK)),
        organisation=given.get("organisation", ""),
    )


def organisations(actor: Person) -> Mapping[str, str]:
    """By number, the names of those for whom there are records."""
    rows = visible(Organisation, actor).order_by("name")[:200]
    return {each.number: each.name for each in rows}


def _last(text: str, today: date, wrong: dict[str, str]) -> date:
    try:
        last = date.fromisoformat(text) if text else today
    except ValueError:
        last = date.max
    if last > today or last < today - timedelta(days=31 * MONTHS_BACK + 31):
        wrong["until"] = f"Write a day of the last {MONTHS_BACK} months, such as {today}."
        return today
    return last


def _organisation(number: str, actor: Person, wrong: dict[str, str]) -> int | None:
    if not number:
        return None
    key = number.rpartition("-")[2]
    rows = visible(Organisation, actor).filter(pk=int(key) if key.isdecimal() else 0)
    found = next((each for each in rows if each.number == number), None)
    if found is None:
        wrong["organisation"] = "There is no such organisation."
    return found.pk if found else None
