"""A control chart: shares along time with their intervals, what is promised, and what is usual."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from armillary.engines.proportions import Interval
from armillary.web.charts.frame import Frame
from armillary.web.charts.scale import place, thinned
from armillary.web.charts.shapes import Curve, Mark, Plot, Rule, Words

WHOLE, STEP, TALLEST = 100, 10, 60
END, ASIDE, NEAR = 3.5, 64, 13.0


@dataclass(frozen=True, slots=True)
class Dot:
    """The share of a period, None where there was nothing; `kind` colours it. `limits`: of what is
    usual, if anybody knows."""

    label: str
    share: float | None
    interval: Interval | None
    limits: Interval | None
    kind: str
    hint: str


def control(
    dots: Sequence[Dot],
    target: float | None,
    *,
    normal: float | None = None,
    promised: str = "promised",
    width: int = 960,
    height: int = 280,
    most: int = 12,
) -> Plot:
    """The scale ends at all of it, and begins at a round share below all shares. `normal` is what
    a baseline says, `promised` what the target is called."""
    room = _Room.of(dots, [each for each in (target, normal) if each is not None], width, height)
    scale = [*range(room.bottom, WHOLE + 1, STEP if room.bottom >= TALLEST else 2 * STEP)]
    frame = room.frame
    grid = tuple(
        Rule(frame.along(0), room.up(tick), frame.along(1), room.up(tick), "grid")
        for tick in (each / WHOLE for each in scale)
    )
    figures = tuple(
        Words(40, place(room.up(tick / WHOLE) + 4), str(tick), "tick", "end") for tick in scale
    )
    labels = tuple(
        Words(room.along(index), height - 8, label, "tick")
        for index, label in thinned([dot.label for dot in dots], most)
    )
    rules, words = _across(room, (target, promised), normal)
    whiskers = (each for index, dot in enumerate(dots) for each in _whisker(room, index, dot))
    return Plot(
        width,
        height,
        (*grid, *whiskers, *rules),
        (*figures, *labels, *words),
        curves=tuple(_limits(room, dots)),
        marks=tuple(
            Mark(room.along(index), room.up(dot.share), dot.kind, dot.hint)
            for index, dot in enumerate(dots)
            if dot.share is not None
        ),
    )


@dataclass(frozen=True, slots=True)
class _Room:
    """Where shares and periods stand."""

    frame: Frame
    bottom: int
    many: int

    @classmethod
    def of(cls, dots: Sequence[Dot], lines: Sequence[float], width: int, height: int) -> "_Room":
        told = [dot.share for dot in dots if dot.share is not None]
        told += [dot.interval.low for dot in dots if dot.interval and dot.share is not None]
        lowest = min([*told, *(lines or [1.0])], default=0.0)
        bottom = max(0, int(lowest * WHOLE - 1) // (2 * STEP) * 2 * STEP)
        return cls(Frame(width, height, WHOLE - bottom), bottom, max(1, len(dots)))

    def up(self, share: float) -> float:
        return self.frame.up(max(0.0, share * WHOLE - self.bottom))

    def along(self, index: float) -> float:
        return self.frame.along((index + 0.5) / self.many * (1 - ASIDE / self.frame.room))


def _across(
    room: _Room, promised: tuple[float | None, str], normal: float | None
) -> tuple[tuple[Rule, ...], tuple[Words, ...]]:
    """What is promised and what is normal; where both lie close, their words step aside."""
    target, called = promised
    known = [
        (share, kind, word)
        for share, kind, word in ((target, "target", called), (normal, "normal", "normal"))
        if share is not None
    ]
    apart = abs(room.up(target or 0) - room.up(normal or 0)) if len(known) > 1 else NEAR
    rules, words = [], []
    for share, kind, word in known:
        high, frame = room.up(share), room.frame
        aside = 0.0 if apart >= NEAR else 6.0 if share == min(each[0] for each in known) else -6.0
        end = room.along(room.many - 0.5)
        rules.append(Rule(frame.along(0), high, end, high, kind))
        words.append(Words(frame.along(1), place(high + 4 + aside), word, "label", "end"))
    return tuple(rules), tuple(words)


def _whisker(room: _Room, index: int, dot: Dot) -> Iterator[Rule]:
    if dot.interval is None or dot.share is None:
        return
    x, low, high = room.along(index), room.up(dot.interval.low), room.up(dot.interval.high)
    yield Rule(x, low, x, high, "whisker")
    for end in (low, high):
        yield Rule(place(x - END), end, place(x + END), end, "whisker")


def _limits(room: _Room, dots: Sequence[Dot]) -> Iterator[Curve]:
    """Steps: each period has limits of its own, the narrower the more cases it has."""
    if any(dot.limits is None for dot in dots):
        return
    for end in ("low", "high"):
        points = [
            f"{room.along(edge):g},{room.up(getattr(dot.limits, end)):g}"
            for index, dot in enumerate(dots)
            for edge in (index - 0.5, index + 0.5)
        ]
        if points:
            yield Curve(" ".join(points), "limit")
