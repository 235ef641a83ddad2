"""What a change of a calendar would mean, told before it is done."""

from collections.abc import Mapping
from copy import copy
from datetime import date, timedelta

from armillary.engines.worktime import WorkingTime, between, due, midnight, wall
from armillary.fittings.calendars import checking, queries
from armillary.fittings.calendars.models import Calendar, HolidaySet
from armillary.fittings.calendars.vocabulary import WEEKDAYS
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.references import referred

Typed = Mapping[str, str]
YEAR = timedelta(days=365)
HOUR = 3600
TEXTS = ("zone", *WEEKDAYS, "exceptions")
NAMED = 6


def of_defining(_: None, act: Act, typed: Typed) -> str:
    """How much it works, and when next."""
    if not typed.get("zone"):
        return "Choose a time zone to see how much it works."
    calendar = Calendar(**{name: typed.get(name, "") for name in TEXTS})
    calendar.holidays = _holidays(typed, act)
    return _told(calendar, act)


def of_combining(_: None, act: Act, typed: Typed) -> str:
    return _of_two(Calendar(), act, typed)


def of_revising(calendar: Calendar, act: Act, typed: Typed) -> str:
    """How much more or less it works from then on, and whether the past is touched."""
    changed = copy(calendar)
    for name in TEXTS:
        setattr(changed, name, typed.get(name, getattr(calendar, name)))
    return _compared(calendar, changed, act, typed)


def of_observing(calendar: Calendar, act: Act, typed: Typed) -> str:
    changed = copy(calendar)
    changed.holidays = _holidays(typed, act)
    return _compared(calendar, changed, act, typed)


def of_combining_anew(calendar: Calendar, act: Act, typed: Typed) -> str:
    return _of_two(copy(calendar), act, typed)


def of_holidays(holidays: HolidaySet | None, act: Act, typed: Typed) -> str:
    """How many days there are in the year to come, and the next of them."""
    names = ("country", "region", "own_days", "left_out")
    asked = HolidaySet(**{name: typed.get(name, "") for name in names})
    try:
        days = checking.days_read(asked, act.at)
    except Invalid as wrong:
        return _wrong(wrong)
    today = act.at.date()
    coming = [
        (date.fromisoformat(day), name)
        for day, name in days.items()
        if today <= date.fromisoformat(day) < today + YEAR
    ]
    shown = "; ".join(f"{day:%a %-d %b} {name}" for day, name in coming[:NAMED])
    return f"{len(coming)} days in the year from today: {shown}{' …' * (len(coming) > NAMED)}"


def _told(calendar: Calendar, act: Act) -> str:
    """Hours of the year to come, and when it works next."""
    try:
        checking.all_of(calendar, act.at)
    except Invalid as wrong:
        return _wrong(wrong)
    made, today = checking.made(calendar, queries.shelf()), act.at.date()
    now = int(act.at.timestamp())
    first = due(made, now, 1)
    begins = wall(calendar.zone, (first or 1) - 1)
    return (
        f"{_year(made, today)} in the year from today. It works next on {begins:%a %-d %b, %H:%M}."
    )


def _compared(before: Calendar, after: Calendar, act: Act, typed: Typed) -> str:
    try:
        checking.all_of(after, act.at)
        start = checking.begin(_day(typed.get("from_day", "")), after.zone, act.at)
    except Invalid as wrong:
        return _wrong(wrong)
    shelf = queries.shelf()
    was, now = (_year(checking.made(each, shelf), start) for each in (before, after))
    past = (act.at.date() - start).days
    again = f" The {past} days since then are measured anew." if past > 0 else ""
    return f"In the year from {start:%-d %b %Y}: {now}, now {was}.{again}"


def _of_two(calendar: Calendar, act: Act, typed: Typed) -> str:
    first, second = (_calendar(typed.get(name, ""), act) for name in ("first", "second"))
    way = typed.get("way", "")
    if first is None or second is None or not way:
        return "Choose two calendars, and how they are combined."
    calendar.first, calendar.second, calendar.way, calendar.zone = first, second, way, first.zone
    return _told(calendar, act)


def _year(made: WorkingTime, start: date) -> str:
    """The hours that are worked in a year from a day on."""
    seconds = between(made, midnight(made.zone, start), midnight(made.zone, start + YEAR))
    return f"{seconds / HOUR:,.0f} hours"


def _holidays(typed: Typed, act: Act) -> HolidaySet | None:
    found = referred(HolidaySet, typed.get("holidays", "").strip(), act.actor)
    return found if isinstance(found, HolidaySet) else None


def _calendar(text: str, act: Act) -> Calendar | None:
    found = referred(Calendar, text.strip(), act.actor)
    return found if isinstance(found, Calendar) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid({"from_day": "That is no date."}) from None


def _wrong(wrong: Invalid) -> str:
    return " ".join(wrong.fields.values())
