"""A day or some weeks as lanes of bars: preparation, window, room to go back, and watch of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from armillary.assurance.change.queries.calendar import Entry
from armillary.assurance.change.vocabulary import WindowKind
from armillary.engines.worktime import midnight, wall
from armillary.web.changes.asked import DAY, Asked
from armillary.web.changes.bands import Band
from armillary.web.changes.chips import Chip, chip
from armillary.web.changes.lanes import Lane

MOST = 150
NARROWEST, READABLE = 0.35, 1.5
"""Percents: so wide a bar is at least, and so wide that its parts can be told apart."""
HOUR, MINUTE = 3600, 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a row, in percents of its width: prepare, window, back_out, watch, or a band."""

    x: float
    width: float
    kind: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A round moment of the axis; `strong` where a day or a week begins."""

    x: float
    text: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A change in its row; `decide` is where the last decision stands."""

    chip: Chip
    when: str
    pieces: tuple[Piece, ...]
    decide: float | None
    decide_hint: str


@dataclass(frozen=True, slots=True)
class Group:
    """A lane with its rows."""

    name: str
    url: str
    count: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of it. `minutes` is how long the whole is, `step` by how many a bar moves at a time."""

    groups: tuple[Group, ...]
    shades: tuple[Piece, ...]
    ticks: tuple[Tick, ...]
    now: float | None
    minutes: int
    step: int
    left_out: int


def timeline(asked: Asked, lanes: Sequence[Lane], bands: Sequence[Band], now: datetime) -> Timeline:
    """The rows of the first lanes, as many as can be read."""
    axis = Axis(*asked.seconds)
    groups, left = [], MOST
    for lane in lanes:
        shown = lane.entries[: max(left, 0)]
        left -= len(lane.entries)
        if shown:
            bars = tuple(_bar(each, axis, asked) for each in shown)
            groups.append(Group(lane.name, lane.url, lane.count, bars))
    return Timeline(
        groups=tuple(groups),
        shades=tuple(shades(_shading(bands, asked), axis)),
        ticks=tuple(_ticks(asked, axis)),
        now=axis.inside(int(now.timestamp())),
        minutes=(axis.end - axis.start) // MINUTE,
        step=15 if asked.view == "day" else 60,
        left_out=max(0, -left),
    )


@dataclass(frozen=True, slots=True)
class Axis:
    """From which second to which, as percents."""

    start: int
    end: int

    def place(self, second: float) -> float:
        share = (second - self.start) / max(1, self.end - self.start)
        return round(100 * min(1.0, max(0.0, share)), 3)

    def inside(self, second: int) -> float | None:
        return self.place(second) if self.start <= second < self.end else None

    def piece(self, start: float, end: float, kind: str, hint: str = "") -> Piece | None:
        """What of it lies within; None: nothing."""
        if end <= self.start or start >= self.end or end <= start:
            return None
        x = self.place(start)
        return Piece(x, max(NARROWEST, round(self.place(end) - x, 3)), kind, hint)

    def parts(
        self, window: tuple[float, float], taken: tuple[float, float], decide: float
    ) -> tuple[Piece, ...]:
        """A change, in the order in which its parts are drawn: the room to go back comes last."""
        (start, end), (since, until) = window, taken
        given = (
            (since, start, "prepare"),
            (end, until, "watch"),
            (start, end, "window"),
            (max(decide, start), end, "back_out"),
        )
        return tuple(filter(None, (self.piece(*each) for each in given)))


def shades(bands: Iterable[Band], axis: Axis) -> Iterator[Piece]:
    """Behind everything: when changes are allowed, barred, or dearer."""
    for band in bands:
        for start, end in band.spans:
            if piece := axis.piece(start, end, band.kind, band.hint):
                yield piece


def _shading(bands: Sequence[Band], asked: Asked) -> Iterator[Band]:
    """Over weeks only what bars or is dear: windows of each night would be a row of stripes."""
    few = asked.view == "day" or asked.weeks <= 2
    yield from (band for band in bands if few or band.kind != WindowKind.MAINTENANCE)


def pieces(entry: Entry, axis: Axis) -> tuple[Piece, ...]:
    """The parts of a change, in the order in which they are drawn; of a narrow one the window."""
    start, end = entry.start.timestamp(), entry.end.timestamp()
    if not _is_readable(entry, axis):
        whole = axis.piece(start, end, "window")
        return (whole,) if whole else ()
    taken = start - entry.prepare * MINUTE, end + entry.watch * MINUTE
    return axis.parts((start, end), taken, _decides(entry) or end)


def _bar(entry: Entry, axis: Axis, asked: Asked) -> Bar:
    decide, shown = _decides(entry), chip(entry, asked.clock)
    at = wall(asked.zone, int(decide)) if decide else None
    return Bar(
        chip=shown,
        when=_when(entry, asked),
        pieces=pieces(entry, axis),
        decide=axis.inside(int(decide)) if decide and _is_readable(entry, axis) else None,
        decide_hint=f"Last decision {at:%H:%M}" if at else "",
    )


def _is_readable(entry: Entry, axis: Axis) -> bool:
    long = entry.end.timestamp() - entry.start.timestamp()
    return 100 * long / (axis.end - axis.start) >= READABLE


def _decides(entry: Entry) -> float | None:
    """The last decision, where there is a way back that takes time."""
    room = (entry.back_out + entry.verify) * MINUTE
    return entry.end.timestamp() - room if room else None


def _when(entry: Entry, asked: Asked) -> str:
    start, end = (each.astimezone(asked.clock) for each in (entry.start, entry.end))
    if asked.view == "day":
        return f"{start:%H:%M}–{end:%H:%M}"
    return f"{start.day} {start:%b %H:%M}–{end:%H:%M}"


def _ticks(asked: Asked, axis: Axis) -> Iterator[Tick]:
    if asked.view == "day":
        yield from _hours(asked.at, asked, axis)
        return
    weekly = asked.weeks > 2
    for day in asked.days:
        if not weekly or day.weekday() == 0:
            text = f"{day:%a} {day.day}" if not weekly else f"{day.day} {day:%b}"
            yield Tick(axis.place(midnight(asked.zone, day)), text, day.weekday() == 0)


def _hours(day: date, asked: Asked, axis: Axis) -> Iterator[Tick]:
    """Every second hour by the clock on the wall; on a day of turned clocks one is missing."""
    second, end = midnight(asked.zone, day), midnight(asked.zone, day + DAY)
    while second < end:
        shown = wall(asked.zone, second)
        if shown.hour % 2 == 0:
            yield Tick(axis.place(second), f"{shown:%H:%M}", shown.hour % 6 == 0)
        second += HOUR
