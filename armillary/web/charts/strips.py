"""A strip of time, every second of which is explained: as a picture and, line by line, as a table.

Whatever has a start, an end, a kind, a reason and a holder can be drawn; places are percents of the
whole, so that the strip fills any width and its words keep their size.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from armillary.engines.lengths import exactly

HOUR, MINUTE = 3600, 60
DAY = 24 * HOUR
MOST_LINES, MOST_TICKS, MOST_PIECES = 200, 6, 800
NARROWEST = 0.2
STEPS = (5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR)
DAYS = (1, 2, 7, 14, 28, 91, 365)
COUNTED = frozenset({"counted", "late"})
WORDS: Mapping[str, str] = {
    "before": "Before it began",
    "counted": "Counted",
    "late": "Counted, too late",
    "paused": "Paused",
    "outside": "Outside working time",
    "after": "Over",
    "up": "There",
    "down": "Down",
    "planned": "Down as planned",
    "degraded": "Degraded",
    "unknown": "Not measured",
}


class Explained(Protocol):
    """A stretch of time from one second up to another, and what it was."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def holder(self) -> str: ...


class Stretch(NamedTuple):
    """The plainest of those."""

    start: int
    end: int
    kind: str
    reason: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a lane, in percents, with the words that a pointer resting on it reads."""

    x: float
    width: float
    kind: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A line across the strip, or a place on its axis, with its words; `anchor` as SVG has it."""

    x: float
    text: str
    kind: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch in the table; `counted` is what was counted by its end."""

    since: str
    until: str
    lasts: str
    kind: str
    what: str
    reason: str
    holder: str
    counted: str


@dataclass(frozen=True, slots=True)
class Total:
    """How much time was of a kind."""

    kind: str
    what: str
    lasts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """All that is drawn and told."""

    zone: str
    what: tuple[Piece, ...]
    held: tuple[Piece, ...]
    ticks: tuple[Sign, ...]
    signs: tuple[Sign, ...]
    totals: tuple[Total, ...]
    lines: tuple[Line, ...]
    left_out: int
    has_reasons: bool
    has_counted: bool


def strip(
    stretches: Sequence[Explained], zone: str, signs: Iterable[tuple[int, str, str]] = ()
) -> Strip | None:
    """The strip of stretches that follow each other without a gap; None where there are none.

    `signs` are moments with words and a kind: due, warn or now. Those outside are not shown.
    """
    if not stretches:
        return None
    axis = _Axis(stretches[0].start, stretches[-1].end, ZoneInfo(zone))
    return Strip(
        zone=zone,
        what=tuple(axis.piece(each, WORDS.get(each.kind, each.kind)) for each in _seen(stretches)),
        held=_held(stretches, axis),
        ticks=axis.ticks(),
        signs=tuple(axis.sign(*each) for each in signs if axis.start <= each[0] <= axis.end),
        totals=_totals(stretches),
        lines=_lines(stretches[:MOST_LINES], axis.zone),
        left_out=max(0, len(stretches) - MOST_LINES),
        has_reasons=any(each.reason for each in stretches),
        has_counted=any(each.kind in COUNTED for each in stretches),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """From when to when the strip goes, and by whose clocks it is read."""

    start: int
    end: int
    zone: ZoneInfo

    def place(self, moment: float) -> float:
        return round(100 * (moment - self.start) / max(1, self.end - self.start), 3)

    def piece(self, each: Explained, text: str) -> Piece:
        x = self.place(each.start)
        told = ", ".join(filter(None, (text, each.reason, each.holder)))
        times = f"{_when(each.start, self.zone)} to {_when(each.end, self.zone)}"
        width = max(NARROWEST, self.place(each.end) - x)
        return Piece(x, round(width, 3), each.kind, text, f"{told}: {times}")

    def sign(self, moment: int, text: str, kind: str) -> Sign:
        x = self.place(moment)
        return Sign(x, text, kind, "end" if x > 85 else "start" if x < 15 else "middle")

    def ticks(self) -> tuple[Sign, ...]:
        """Round moments of the clock, at most so many."""
        long = self.end - self.start
        step = next((each for each in STEPS if long <= each * MOST_TICKS), None)
        moments = self._hours(step) if step else self._days(long)
        return tuple(
            Sign(self.place(each), self._label(each, with_hours=bool(step)), "tick", "middle")
            for each in moments
            if 4 <= self.place(each) <= 96
        )

    def _hours(self, step: int) -> Iterable[int]:
        begins = int(_midnight(self._wall(self.start)).timestamp())
        first = begins + -(-(self.start - begins) // step) * step
        return range(first, self.end, step)

    def _days(self, long: int) -> Iterable[int]:
        step = next((each for each in DAYS if long <= each * DAY * MOST_TICKS), DAYS[-1])
        day = _midnight(self._wall(self.start)) + timedelta(days=1)
        while (moment := int(day.timestamp())) < self.end:
            yield moment
            day += timedelta(days=step)

    def _label(self, moment: int, *, with_hours: bool) -> str:
        shown = self._wall(moment)
        if with_hours and (shown.hour or shown.minute):
            return f"{shown:%H:%M}"
        return f"{shown:%a} {shown.day} {shown:%b}"

    def _wall(self, moment: int) -> datetime:
        return datetime.fromtimestamp(moment, self.zone)


def _seen(stretches: Sequence[Explained]) -> Sequence[Explained]:
    """What an eye can tell apart: of very many, what most of each column of the picture was."""
    if len(stretches) <= MOST_PIECES:
        return stretches
    start, end = stretches[0].start, stretches[-1].end
    shares: dict[int, dict[str, int]] = {}
    for each in stretches:
        first = (each.start - start) * MOST_PIECES // (end - start)
        last = (each.end - 1 - start) * MOST_PIECES // (end - start)
        for column in range(first, last + 1):
            kinds = shares.setdefault(column, {})
            kinds[each.kind] = kinds.get(each.kind, 0) + each.end - each.start
    most = [(column, max(kinds, key=kinds.__getitem__)) for column, kinds in shares.items()]
    found: list[Stretch] = []
    for kind, group in groupby(most, key=itemgetter(1)):
        columns = [column for column, _ in group]
        low, high = (
            (end - start) * place // MOST_PIECES for place in (columns[0], columns[-1] + 1)
        )
        found.append(Stretch(start + low, start + high, kind))
    return found


def _held(stretches: Sequence[Explained], axis: _Axis) -> tuple[Piece, ...]:
    """In whose hands it was, where that is known."""
    found = []
    for holder, group in groupby(stretches, key=lambda each: each.holder):
        own = list(group)
        if holder:
            whole = Stretch(own[0].start, own[-1].end, "held", holder=holder)
            piece = axis.piece(whole, "")
            shown = holder if piece.width > 1.1 * len(holder) else ""
            found.append(Piece(piece.x, piece.width, "held", shown, piece.hint))
    return tuple(found)


def _lines(stretches: Sequence[Explained], zone: ZoneInfo) -> tuple[Line, ...]:
    counted, found = 0, []
    for each in stretches:
        long = each.end - each.start
        counted += long if each.kind in COUNTED else 0
        found.append(
            Line(
                since=_when(each.start, zone),
                until=_when(each.end, zone),
                lasts=exactly(long),
                kind=each.kind,
                what=WORDS.get(each.kind, each.kind),
                reason=each.reason,
                holder=each.holder,
                counted=exactly(counted),
            )
        )
    return tuple(found)


def _totals(stretches: Sequence[Explained]) -> tuple[Total, ...]:
    sums: dict[str, int] = {}
    for each in stretches:
        sums[each.kind] = sums.get(each.kind, 0) + each.end - each.start
    return tuple(
        Total(kind, WORDS.get(kind, kind), exactly(seconds))
        for kind, seconds in sums.items()
        if seconds
    )


def _when(moment: int, zone: ZoneInfo) -> str:
    shown = datetime.fromtimestamp(moment, zone)
    seconds = ":%S" if shown.second else ""
    return f"{shown:%a} {shown.day} {shown:%b %Y}, {shown:%H:%M{seconds}}"


def _midnight(shown: datetime) -> datetime:
    return shown.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
