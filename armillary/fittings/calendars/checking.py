"""What keeps somebody from saying something of a calendar, field by field."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from armillary.engines.worktime import WorkingTime, due
from armillary.fittings.calendars import dates, hours, queries
from armillary.fittings.calendars.models import Calendar, HolidaySet
from armillary.fittings.calendars.public_days import NoSuchPlace, public_days
from armillary.fittings.calendars.reckoning import Said, Shelf, said_of
from armillary.fittings.calendars.vocabulary import (
    WEEKDAYS,
    YEARS_AHEAD,
    YEARS_BACK,
    State,
    zone_choices,
)
from armillary.kernel.errors import Invalid, RuleBroken

FURTHEST = timedelta(days=366 * 5)


def all_of(calendar: Calendar, at: datetime) -> None:
    """Whatever may be wrong with what is said of it. It is put into one form."""
    known_zone(calendar)
    tidied(calendar)
    shelf = queries.reread()
    no_circle(calendar, shelf)
    in_force(calendar)
    works_at_all(calendar, shelf, at)


def known_zone(calendar: Calendar) -> None:
    """Invalid: there is no such zone, with some that may be meant."""
    names = [name for name, _ in zone_choices()]
    if calendar.zone in names:
        return
    like = get_close_matches(calendar.zone, names, 3)
    meant = f" Do you mean {', '.join(like)}?" if like else ""
    raise Invalid({"zone": f"There is no time zone “{calendar.zone[:60]}”.{meant}"})


def tidied(calendar: Calendar) -> None:
    """Write its hours and exceptions in one form. Invalid: they cannot be read."""
    if calendar.way:
        return
    wrong: dict[str, str] = {}
    for name in WEEKDAYS:
        _tidy(calendar, name, hours.tidy, wrong)
    _tidy(calendar, "exceptions", _exceptions, wrong)
    if wrong:
        raise Invalid(wrong)


def works_at_all(calendar: Calendar, shelf: Shelf, at: datetime) -> None:
    """Invalid: nothing would ever be due by it."""
    if _works(made(calendar, shelf), at):
        return
    if calendar.way:
        raise Invalid({"way": "The two have no working time that makes this one work."})
    raise Invalid({"monday": "It never works: nothing would ever be due. Give it some hours."})


def made(calendar: Calendar, shelf: Shelf) -> WorkingTime:
    """The calendar as it would be, if it always were so."""
    return shelf.made(said(calendar))


def said(calendar: Calendar) -> Said:
    """What the record says now."""
    return said_of(vars(calendar))


def in_force(calendar: Calendar) -> None:
    """Invalid: something that it is made of was retired."""
    for name in ("first", "second", "holidays"):
        other: Calendar | HolidaySet | None = getattr(calendar, name)
        if other is not None and other.state != State.IN_FORCE:
            raise Invalid({name: f"{other.name} is retired."})


def no_circle(calendar: Calendar, shelf: Shelf) -> None:
    """Invalid: it would be made of itself."""
    if not calendar.way:
        return
    for name in ("first", "second"):
        key = getattr(calendar, f"{name}_id")
        if key is not None and calendar.pk in shelf.stands_on(key):
            raise Invalid({name: f"It is made of {calendar.name} itself."})
    if calendar.first_id == calendar.second_id:
        raise Invalid({"second": "Choose two different calendars."})


def not_needed(others: Sequence[Calendar]) -> None:
    """RuleBroken: these stand on it."""
    if others:
        raise RuleBroken(f"It is needed by {others[0].number} {others[0].name}.")


def begin(from_day: date | None, zone: str, at: datetime) -> date:
    """From which day on a change holds. Invalid: a day too far away to be meant."""
    today = at.astimezone(ZoneInfo(zone)).date()
    if from_day is None:
        return today
    if abs(from_day - today) > FURTHEST:
        raise Invalid({"from_day": "That is more than five years away."})
    return from_day


def days_read(holidays: HolidaySet, at: datetime) -> dict[str, str]:
    """All its days with their names, by date as written. Invalid: something cannot be read."""
    wrong: dict[str, str] = {}
    _tidy(holidays, "own_days", _own_days, wrong)
    _tidy(holidays, "left_out", _own_days, wrong)
    if wrong:
        raise Invalid(wrong)
    years = range(at.year - YEARS_BACK, at.year + YEARS_AHEAD)
    try:
        country = holidays.country.strip().upper()
        days = public_days(country, holidays.region.strip(), years) if country else {}
    except NoSuchPlace as nowhere:
        raise Invalid({nowhere.field: str(nowhere)}) from None
    if holidays.region and not country:
        raise Invalid({"country": "Say of which country this is a region."})
    holidays.country, holidays.region = country, holidays.region.strip()
    for day in dates.holidays_in(holidays.left_out, years):
        days.pop(day, None)
    days |= dates.holidays_in(holidays.own_days, years)
    if not days:
        raise Invalid({"country": "Say a country, or days of your own."})
    return {day.isoformat(): name for day, name in sorted(days.items())}


def _works(working: WorkingTime, at: datetime) -> bool:
    return due(working, int(at.timestamp()), 1) is not None


def _tidy(
    record: Calendar | HolidaySet, name: str, tidy: Callable[[str], str], wrong: dict[str, str]
) -> None:
    try:
        setattr(record, name, tidy(getattr(record, name)))
    except hours.Unreadable as why:
        wrong[name] = str(why)


def _exceptions(text: str) -> str:
    dates.exceptions_in(text)
    return dates.tidy(text)


def _own_days(text: str) -> str:
    dates.holidays_in(text)
    return dates.tidy(text)
