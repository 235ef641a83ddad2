"""A change as calendars show it: in few words, with what stands out of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.calendar import Entry
from armillary.assurance.change.vocabulary import PLANNED, Outage, Path, Risk, State
from armillary.web.values.states import state

SLUG = "changes"
HIGH = (Risk.HIGH, Risk.VERY_HIGH)


@dataclass(frozen=True, slots=True)
class Chip:
    """A change in a cell: `time` is when it begins that day, or that it goes on."""

    number: str
    url: str
    title: str
    time: str
    tone: str
    state: str
    risk: str
    conflicts: int
    firm: bool
    movable: bool
    hint: str
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Line:
    """A change as a line of the table beneath."""

    number: str
    url: str
    title: str
    state: str
    begins: str
    ends: str
    risk: str
    service: str
    team: str
    conflicts: int


FIRM = (
    *(State.SCHEDULED, State.IMPLEMENTING, State.BACKING_OUT),
    *(State.REVIEW, State.CLOSED),
)
"""It is certain; everything before that is drawn in dashes."""


def chip(entry: Entry, clock: ZoneInfo, *, begins_here: bool = True) -> Chip:
    """By these clocks."""
    start = entry.start.astimezone(clock)
    shown = state(SLUG, entry.state)
    return Chip(
        number=entry.number,
        url=f"/{SLUG}/{entry.number}",
        title=entry.title,
        time=f"{start:%H:%M}" if begins_here else "…",
        tone=shown.tone,
        state=shown.label,
        risk=Risk(entry.risk).label if entry.risk in HIGH else "",
        conflicts=entry.conflicts,
        firm=entry.state in FIRM,
        movable=entry.state in PLANNED and entry.path != Path.LATENT,
        hint="\n".join(_hints(entry, clock)),
        starts=iso(entry.start),
        ends=iso(entry.end),
    )


def line(entry: Entry, clock: ZoneInfo) -> Line:
    """The same for the table."""
    return Line(
        number=entry.number,
        url=f"/{SLUG}/{entry.number}",
        title=entry.title,
        state=state(SLUG, entry.state).label,
        begins=when(entry.start, clock),
        ends=when(entry.end, clock),
        risk=Risk(entry.risk).label if entry.risk else "",
        service=entry.service.name if entry.service else "",
        team=entry.team.name if entry.team else "",
        conflicts=entry.conflicts,
    )


def when(moment: datetime, clock: tzinfo) -> str:
    """“Sat 28 Nov, 22:00”, by these clocks."""
    there = moment.astimezone(clock)
    return f"{there:%a} {there.day} {there:%b}, {there:%H:%M}"


def from_until(start: datetime, end: datetime, clock: ZoneInfo) -> str:
    """“Sat 28 Nov, 22:00 to 23:00”; the day of the end only where it is another one."""
    return f"{when(start, clock)} to {until(start, end, clock)}"


def until(start: datetime, end: datetime, clock: ZoneInfo) -> str:
    """When it ends, for who knows when it begins."""
    there, then = start.astimezone(clock), end.astimezone(clock)
    return f"{then:%H:%M}" if there.date() == then.date() else when(end, clock)


def window_of(change: Change, clock: ZoneInfo) -> str:
    """Its planned window; nothing where it has none."""
    if change.planned_start is None or change.planned_end is None:
        return ""
    return from_until(change.planned_start, change.planned_end, clock)


def iso(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _hints(entry: Entry, clock: ZoneInfo) -> Iterable[str]:
    yield f"{entry.number} {entry.title}"
    yield from_until(entry.start, entry.end, clock)
    risk = f" · risk {Risk(entry.risk).label.lower()}" if entry.risk else ""
    yield f"{state(SLUG, entry.state).label} · {Path(entry.path).label}{risk}"
    named = (entry.service, entry.item, entry.team, entry.implementer)
    if told := ", ".join(each.name for each in named if each):
        yield told
    if entry.outage != Outage.NONE:
        yield f"Users expect: {Outage(entry.outage).label.lower()}"
    if entry.conflicts:
        yield f"Conflicts: {entry.conflicts}"
