"""What can be done to sets of holidays."""

from datetime import date

from armillary.fittings.calendars import checking, icalendar, queries
from armillary.fittings.calendars.actions import ACTIVITY, keepers
from armillary.fittings.calendars.hours import Unreadable
from armillary.fittings.calendars.models import HolidaySet, Layer
from armillary.fittings.calendars.vocabulary import State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition


@creation(start=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def define(
    act: Act,
    *,
    name: str,
    country: str = "",
    region: str = "",
    own_days: str = "",
    left_out: str = "",
) -> HolidaySet:
    """Keep a set of holidays: the public ones of a country or region, and days of your own."""
    holidays = HolidaySet(
        name=name.strip(), country=country, region=region, own_days=own_days, left_out=left_out
    )
    holidays.days = checking.days_read(holidays, act.at)
    return holidays


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revise(
    holidays: HolidaySet,
    act: Act,
    *,
    name: str | None = None,
    country: str | None = None,
    region: str | None = None,
    own_days: str | None = None,
    left_out: str | None = None,
    from_day: date | None = None,
) -> None:
    """Change its days from a day on: today, unless you say another. Days before it stay."""
    given = {each: text for each, text in locals().items() if isinstance(text, str)}
    layer = _layer(holidays, act)
    for each, text in given.items():
        setattr(holidays, each, text.strip())
    holidays.since = checking.begin(from_day, "UTC", act.at)
    holidays.days = checking.days_read(holidays, act.at)
    layer.save()


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def add_days(holidays: HolidaySet, act: Act, *, text: str, from_day: date | None = None) -> None:
    """Add the days of an iCalendar file: paste what stands in it. Those that are there stay."""
    try:
        found = icalendar.lines_in(text)
    except Unreadable as why:
        raise Invalid({"text": str(why)}) from None
    layer = _layer(holidays, act)
    there = holidays.own_days.splitlines()
    holidays.own_days = "\n".join([*there, *(line for line in found if line not in there)])
    holidays.since = checking.begin(from_day, "UTC", act.at)
    holidays.days = checking.days_read(holidays, act.at)
    layer.save()


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def read_again(holidays: HolidaySet, act: Act) -> None:
    """Read the public holidays anew, with the years that have come near since. The past stays."""
    days = checking.days_read(holidays, act.at)
    if days == holidays.days:
        return
    layer = _layer(holidays, act)
    holidays.since, holidays.days = checking.begin(None, "UTC", act.at), days
    layer.save()


@transition(source=State.IN_FORCE, target=State.RETIRED, activity=ACTIVITY, allowed=keepers)
def retire(holidays: HolidaySet, act: Act) -> None:
    """Offer it no more."""
    checking.not_needed(queries.closed_by(holidays.pk))


@transition(source=State.RETIRED, target=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revive(holidays: HolidaySet, act: Act) -> None:
    """Offer it again."""


def _layer(holidays: HolidaySet, act: Act) -> Layer:
    day = holidays.since
    said = {"since": day.isoformat() if day else None, "days": holidays.days}
    return Layer(holidays=holidays, said=said, until=act.at)
