"""What is asked of the map, as its address says it: a period, whose records, a way to look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import TextChoices

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.access.visibility import visible
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.people.models import Organisation, Person
from armillary.records.models import Record
from armillary.reference.groups import GROUPS
from armillary.transformation.flow.span import Service, Span

PATH = "/map"
LENGTHS = {7: "7 days", 30: "30 days", 90: "90 days", 365: "A year"}
MONTHS_BACK = 24


class Level(TextChoices):
    """How close one looks."""

    GROUPS = "groups", "Groups"
    PROCESSES = "processes", "Processes"


class Overlay(TextChoices):
    """What the colour and the figure of a process say; under latency also the width of ribbons."""

    WORK = "work", "Open work"
    DONE = "done", "Done"
    DEEDS = "deeds", "Volume"
    AGE = "age", "Age"
    LATENCY = "latency", "Latency"
    PEOPLE = "people", "People"
    COVERAGE = "coverage", "Performed"
    TOOLS = "tools", "Tool coverage"
    VACANCIES = "vacancies", "Vacant roles"


NAMES = frozenset({"until", "days", "organisation", "service", "show", "level", "group"})
CHOICES: Mapping[str, Sequence[str]] = {
    "show": Overlay.values,
    "level": Level.values,
    "group": [each.id for each in GROUPS],
}
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Asked:
    """The days, whose records, and what is shown.

    `service` is the item whose records alone are meant, `group` the one that is not dimmed.
    """

    span: Span
    days: int
    overlay: Overlay
    level: Level = Level.PROCESSES
    group: str = ""
    organisation: str = ""
    service: ConfigurationItem | None = None


def asked(pairs: Pairs, actor: Person, now: datetime, *, usual_days: int = 30) -> Asked:
    """Read an address. BadQuestion: it asks for what there is not."""
    given = {name: text for name, text in pairs if text}
    wrong = dict.fromkeys(given.keys() - NAMES, "There is no such parameter.")
    last = _last(given.get("until", ""), now.date(), wrong)
    days = given.get("days", str(usual_days))
    if not days.isdecimal() or int(days) not in LENGTHS:
        wrong["days"] = f"Choose one of {', '.join(str(each) for each in LENGTHS)}."
    for name, choices in CHOICES.items():
        if given.get(name, choices[0]) not in choices:
            wrong[name] = f"Choose one of {', '.join(choices)}."
    organisation = _record(Organisation, given, "organisation", actor, wrong)
    service = _record(ConfigurationItem, given, "service", actor, wrong)
    if wrong:
        raise BadQuestion(wrong)
    return Asked(
        span=Span(
            first=last - timedelta(days=int(days) - 1),
            last=last,
            is_now=last == now.date(),
            organisation=organisation.pk if organisation else None,
            service=Service(service.pk, actor) if service else None,
        ),
        days=int(days),
        overlay=Overlay(given.get("show", Overlay.WORK)),
        level=Level(given.get("level", Level.PROCESSES)),
        group=given.get("group", ""),
        organisation=given.get("organisation", ""),
        service=service,
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


def _record(
    model: type[R], given: Mapping[str, str], name: str, actor: Person, wrong: dict[str, str]
) -> R | None:
    if not (number := given.get(name, "").strip()):
        return None
    found = visible(model, actor).filter(pk=key_of(model.prefix, number) or 0).first()
    if found is None:
        wrong[name] = f"There is no such {model._meta.verbose_name}."
    return found
