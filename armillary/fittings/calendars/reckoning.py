"""From what is said of calendars and holidays to what the engine reckons with: pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from armillary.engines.worktime import (
    Calendar,
    Hours,
    WorkingTime,
    in_turn,
    intersect,
    midnight,
    minus,
    union,
    week,
)
from armillary.fittings.calendars.dates import Special, exceptions_in
from armillary.fittings.calendars.hours import read
from armillary.fittings.calendars.vocabulary import WEEKDAYS, Combination

_WAYS: Mapping[str, Callable[[WorkingTime, WorkingTime], WorkingTime]] = {
    Combination.UNION: union,
    Combination.INTERSECT: intersect,
    Combination.MINUS: minus,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one layer says of a calendar; it holds from a day on, the first one for ever before."""

    since: date | None
    zone: str
    hours: tuple[str, ...] = ()
    exceptions: str = ""
    holidays: int | None = None
    first: int | None = None
    way: str = ""
    second: int | None = None


SAID = ("zone", *WEEKDAYS, "exceptions", "holidays_id", "first_id", "way", "second_id")
"""The columns of a calendar that say when work is done."""


def said_of(values: Mapping[str, Any]) -> Said:
    """What these values of the columns say."""
    return Said(
        since=since_of(values),
        zone=values["zone"],
        hours=tuple(values[name] for name in WEEKDAYS),
        exceptions=values["exceptions"],
        holidays=values["holidays_id"],
        first=values["first_id"],
        way=values["way"],
        second=values["second_id"],
    )


def since_of(values: Mapping[str, Any]) -> date | None:
    """From which day on this holds; of a layer that is kept, as it is written there."""
    day: date | str | None = values["since"]
    return date.fromisoformat(day) if isinstance(day, str) else day


@dataclass(frozen=True)
class Shelf:
    """All calendars and sets of holidays by key, each with its layers, the oldest first."""

    calendars: Mapping[int, Sequence[Said]]
    holiday_sets: Mapping[int, Sequence[tuple[date | None, Mapping[str, str]]]]
    _made: dict[int, WorkingTime] = field(default_factory=dict, compare=False)

    @cached_property
    def holidays(self) -> Mapping[int, Mapping[date, str]]:
        """The days of each set with their names: each day as the topmost layer has it that holds
        by then."""
        return {key: _days_of(layers) for key, layers in self.holiday_sets.items()}

    def calendar(self, key: int) -> WorkingTime:
        """The calendar as the engine knows it. KeyError: there is none."""
        found = self._made.get(key)
        if found is None:
            pieces = [self.piece(said) for said in in_order(self.calendars[key])]
            found = self._made[key] = in_turn(pieces)
        return found

    def piece(self, said: Said) -> tuple[int | None, WorkingTime]:
        """One layer, and the moment from which it holds."""
        made = self.made(said)
        start = None if said.since is None else midnight(made.zone, said.since)
        return start, made

    def made(self, said: Said) -> WorkingTime:
        """One layer as if it always held."""
        if said.first is not None and said.second is not None:
            return _WAYS[said.way](self.calendar(said.first), self.calendar(said.second))
        special = {day: each.hours for day, each in self.special(said).items()}
        return Calendar(said.zone, week([read(text) for text in said.hours]), special)

    def special(self, said: Said) -> Mapping[date, Special]:
        """The dates with hours of their own: holidays, and exceptions, which go before them."""
        closed: Hours = ()
        names = self.holidays.get(said.holidays or 0, {})
        return {day: Special(closed, name) for day, name in names.items()} | exceptions_in(
            said.exceptions
        )

    def special_days(self, key: int) -> Mapping[date, Special]:
        """The dates with hours of their own as they hold, and why; those of both that it is made
        of, the first one's words before the second's."""
        found: dict[date, Special] = {}
        layers = in_order(self.calendars[key])
        ends = [*(_begins(each) for each in layers[1:]), date.max]
        for said, end in zip(layers, ends, strict=True):
            of_layer = self._special_of(said)
            found |= {d: each for d, each in of_layer.items() if _begins(said) <= d < end}
        return found

    def _special_of(self, said: Said) -> Mapping[date, Special]:
        if said.first is None or said.second is None:
            return self.special(said)
        return {**self.special_days(said.second), **self.special_days(said.first)}

    def stands_on(self, key: int) -> set[int]:
        """The calendars that this one is made of, however far down, and itself."""
        found: set[int] = set()
        waiting = [key]
        while waiting:
            if (each := waiting.pop()) not in found:
                found.add(each)
                waiting += [
                    part
                    for said in self.calendars.get(each, ())
                    for part in (said.first, said.second)
                    if part is not None
                ]
        return found


def in_order(layers: Iterable[Said]) -> list[Said]:
    """Those of the layers that are still seen from above, by the day from which they hold."""
    found: list[Said] = []
    for each in layers:
        kept = (said for said in found if each.since is not None)
        found = [said for said in kept if _begins(said) < _begins(each)] + [each]
    return found


def _begins(said: Said) -> date:
    return said.since or date.min


def _days_of(
    layers: Sequence[tuple[date | None, Mapping[str, str]]],
) -> Mapping[date, str]:
    found: dict[date, str] = {}
    for since, days in layers:
        start = since or date.min
        said = {date.fromisoformat(day): name for day, name in days.items()}
        found = {day: name for day, name in found.items() if day < start} | {
            day: name for day, name in said.items() if day >= start
        }
    return dict(sorted(found.items()))
