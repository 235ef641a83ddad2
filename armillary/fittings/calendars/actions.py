"""What can be done to calendars and sets of holidays."""

from datetime import date

from armillary.fittings.calendars import checking, queries
from armillary.fittings.calendars.models import Calendar, HolidaySet, Layer
from armillary.fittings.calendars.reckoning import SAID
from armillary.fittings.calendars.vocabulary import (
    CLOSED,
    OFFICE_HOURS,
    WEEKDAYS,
    Combination,
    State,
)
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change, creation, holds, transition
from armillary.reference.activities import ServiceLevel
from armillary.reference.roles import Role

ACTIVITY = ServiceLevel.DOCUMENT_SERVICE_LEVEL_OBJECTIVES
keepers = holds(Role.ADMINISTRATOR, Role.SERVICE_LEVEL_MANAGER, Role.ROBOT)


def is_combined(calendar: Calendar, act: Act) -> str | None:
    """A calendar that is made of two has no hours of its own."""
    if calendar.way:
        return "Its hours follow from two other calendars: change those, or combine it anew."
    return None


def is_not_combined(calendar: Calendar, act: Act) -> str | None:
    if not calendar.way:
        return "It has hours of its own: revise those."
    return None


@creation(start=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def define(
    act: Act,
    *,
    name: str,
    zone: str,
    monday: str = OFFICE_HOURS,
    tuesday: str = OFFICE_HOURS,
    wednesday: str = OFFICE_HOURS,
    thursday: str = OFFICE_HOURS,
    friday: str = OFFICE_HOURS,
    saturday: str = CLOSED,
    sunday: str = CLOSED,
    holidays: HolidaySet | None = None,
    exceptions: str = "",
    description: str = "",
) -> Calendar:
    """Say when work is done: hours of the week by the clocks of a zone, holidays, exceptions."""
    calendar = Calendar(
        name=name.strip(),
        zone=zone,
        monday=monday,
        tuesday=tuesday,
        wednesday=wednesday,
        thursday=thursday,
        friday=friday,
        saturday=saturday,
        sunday=sunday,
        holidays=holidays,
        exceptions=exceptions,
        description=description,
    )
    checking.all_of(calendar, act.at)
    return calendar


@creation(start=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def combine(
    act: Act,
    *,
    name: str,
    first: Calendar,
    way: Combination,
    second: Calendar,
    description: str = "",
) -> Calendar:
    """Make one of two calendars, each by its own clocks; dates are meant as in the first."""
    calendar = Calendar(
        name=name.strip(),
        zone=first.zone,
        first=first,
        way=way.value,
        second=second,
        description=description,
        **dict.fromkeys(WEEKDAYS, ""),
    )
    checking.all_of(calendar, act.at)
    return calendar


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=keepers, unless=is_combined)
def revise(
    calendar: Calendar,
    act: Act,
    *,
    zone: str | None = None,
    monday: str | None = None,
    tuesday: str | None = None,
    wednesday: str | None = None,
    thursday: str | None = None,
    friday: str | None = None,
    saturday: str | None = None,
    sunday: str | None = None,
    exceptions: str | None = None,
    from_day: date | None = None,
) -> None:
    """Change its hours from a day on: today, unless you say another. What was measured before it
    stays as it was."""
    given = {name: text for name, text in locals().items() if isinstance(text, str)}
    layer = _layer(calendar, act)
    for name, text in given.items():
        setattr(calendar, name, text)
    _begin(calendar, act, from_day)
    layer.save()


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=keepers, unless=is_combined)
def observe(
    calendar: Calendar,
    act: Act,
    *,
    holidays: HolidaySet | None = None,
    from_day: date | None = None,
) -> None:
    """Choose the holidays on which it is closed from a day on, or none."""
    layer = _layer(calendar, act)
    calendar.holidays = holidays
    _begin(calendar, act, from_day)
    layer.save()


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=keepers, unless=is_not_combined)
def combine_anew(
    calendar: Calendar,
    act: Act,
    *,
    first: Calendar,
    way: Combination,
    second: Calendar,
    from_day: date | None = None,
) -> None:
    """Make it of other calendars from a day on: today, unless you say another. What was measured
    before it stays as it was."""
    queries.combine_alone()
    layer = _layer(calendar, act)
    calendar.first, calendar.way, calendar.second = first, way.value, second
    calendar.zone = first.zone
    _begin(calendar, act, from_day)
    layer.save()


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def rename(calendar: Calendar, act: Act, *, name: str, description: str = "") -> None:
    """Call it otherwise; its hours stay."""
    calendar.name, calendar.description = name.strip(), description


@transition(source=State.IN_FORCE, target=State.RETIRED, activity=ACTIVITY, allowed=keepers)
def retire(calendar: Calendar, act: Act) -> None:
    """Offer it no more. What is measured by it goes on."""
    checking.not_needed(queries.made_of(calendar.pk))


@transition(source=State.RETIRED, target=State.IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revive(calendar: Calendar, act: Act) -> None:
    """Offer it again."""
    checking.in_force(calendar)


def _layer(calendar: Calendar, act: Act) -> Layer:
    """What it says until now."""
    since = calendar.since.isoformat() if calendar.since else None
    said = {name: getattr(calendar, name) for name in SAID} | {"since": since}
    return Layer(calendar=calendar, said=said, until=act.at)


def _begin(calendar: Calendar, act: Act, from_day: date | None) -> None:
    checking.all_of(calendar, act.at)
    calendar.since = checking.begin(from_day, calendar.zone, act.at)
