"""What the address of the calendar asks for: how it looks, which days, by whose clocks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from armillary.engines.worktime import FaultyCalendar, midnight
from armillary.engines.worktime.walls import zone_named
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.parameters import address
from armillary.people.models import Person

HERE = "/changes/calendar"
VIEWS = {"month": "Month", "week": "Week", "day": "Day", "gantt": "Gantt"}
LANES = {
    "": "No lanes",
    "service": "By service",
    "site": "By site",
    "team": "By team",
    "implementer": "By person",
    "class": "By class of item",
    "item": "By item",
}
WEEKS = (1, 2, 4, 8, 13)
USUAL_WEEKS = 4
OWN = frozenset({"view", "at", "lanes", "zone", "weeks"})
DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A view of some days, by the clocks of a zone; `pairs` say which changes are meant.

    `first` to before `last` are the days that are shown; `weeks` is how many a Gantt shows.
    """

    view: str
    at: date
    lanes: str
    zone: str
    weeks: int
    own_zone: bool
    today: date
    pairs: Pairs

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def first(self) -> date:
        match self.view:
            case "day":
                return self.at
            case "month":
                return _monday(self.at.replace(day=1))
            case _:
                return _monday(self.at)

    @property
    def last(self) -> date:
        match self.view:
            case "day":
                return self.at + DAY
            case "month":
                return _monday(_month_after(self.at) + 6 * DAY)
            case "week":
                return self.first + 7 * DAY
            case _:
                return self.first + 7 * self.weeks * DAY

    @property
    def days(self) -> tuple[date, ...]:
        first = self.first
        return tuple(first + number * DAY for number in range((self.last - first).days))

    @property
    def seconds(self) -> tuple[int, int]:
        """From the first second to that after the last."""
        return midnight(self.zone, self.first), midnight(self.zone, self.last)

    @property
    def span(self) -> tuple[datetime, datetime]:
        start, end = self.seconds
        return datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC)

    @property
    def before(self) -> date:
        """A day in what comes before."""
        if self.view == "month":
            return (self.at.replace(day=1) - DAY).replace(day=1)
        return self.at - (self.last - self.first)

    @property
    def after(self) -> date:
        return _month_after(self.at) if self.view == "month" else self.at + (self.last - self.first)

    @property
    def title(self) -> str:
        """The days in words."""
        last = self.last - DAY
        match self.view:
            case "day":
                return f"{self.at:%A}, {self.at.day} {self.at:%B %Y}"
            case "month":
                return f"{self.at:%B %Y}"
            case _:
                begins = f"{self.first.day} {self.first:%b}"
                begins += f" {self.first.year}" if self.first.year != last.year else ""
                return f"{begins} to {last.day} {last:%b %Y}"

    def looks(self, **other: object) -> tuple[tuple[str, str], ...]:
        """What an address says of how this view looks, or one that is other in some of it."""
        told: dict[str, object] = {
            "view": self.view,
            "at": self.at,
            "lanes": self.lanes,
            "weeks": "" if self.weeks == USUAL_WEEKS else self.weeks,
            "zone": "" if self.own_zone else self.zone,
        } | other
        return tuple((name, str(value)) for name, value in told.items() if value != "")

    def url(self, **other: object) -> str:
        """The address of this view, or of one that is other in some of it."""
        return address(HERE, (*self.looks(**other), *self.pairs))

    def narrowed(self, name: str, *values: str) -> str:
        """The address of this view with these values of a filter instead of those that it has."""
        left = tuple(pair for pair in self.pairs if pair[0] != name)
        return replace(self, pairs=(*left, *((name, value) for value in values))).url()

    @property
    def list_url(self) -> str:
        """The same changes as a list."""
        start, end = (f"{each:%Y-%m-%dT%H:%M:%SZ}" for each in self.span)
        time = (("planned_end.gt", start), ("planned_start.lt", end), ("sort", "planned_start"))
        return address("/changes", (*self.pairs, *time))


def read(pairs: Pairs, reader: Person, now: datetime) -> Asked:
    """Read an address. BadQuestion names what of it cannot be."""
    looks = {name: text for name, text in pairs if name in OWN}
    zone = _zone(looks.get("zone", ""), reader)
    today = now.astimezone(ZoneInfo(zone)).date()
    return Asked(
        view=_one_of(looks, "view", VIEWS, "month"),
        at=_day(looks.get("at", ""), today),
        lanes=_one_of(looks, "lanes", LANES, ""),
        zone=zone,
        weeks=int(_one_of(looks, "weeks", map(str, WEEKS), str(USUAL_WEEKS))),
        own_zone=zone == reader.zone,
        today=today,
        pairs=tuple(pair for pair in pairs if pair[0] not in OWN and pair[1]),
    )


def _one_of(looks: Mapping[str, str], name: str, known: Iterable[str], usual: str) -> str:
    text, able = looks.get(name) or usual, tuple(known)
    if text in able:
        return text
    raise BadQuestion({name: f"One of {', '.join(filter(None, able))}."})


def _zone(text: str, reader: Person) -> str:
    if not text:
        return reader.zone
    try:
        return zone_named(text).key
    except FaultyCalendar:
        raise BadQuestion({"zone": "The name of a zone, such as Europe/Berlin."}) from None


def _day(text: str, today: date) -> date:
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if FIRST_YEAR <= day.year < LAST_YEAR:
        return day
    raise BadQuestion({"at": f"A day from {FIRST_YEAR} on, such as 2026-11-30."})


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _month_after(day: date) -> date:
    return (day.replace(day=1) + 32 * DAY).replace(day=1)
