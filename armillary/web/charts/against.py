"""Two shares against each other: what was foretold and what came about, or who caused how much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from armillary.engines.proportions import Interval
from armillary.web.charts.frame import Frame
from armillary.web.charts.scale import place, ticks, written
from armillary.web.charts.shapes import Curve, Mark, Plot, Rule, Words

PERCENT, END = 100, 3.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A point: a share along, a share up, its interval if there is one, and its words."""

    along: float
    up: float
    interval: Interval | None
    hint: str


def against(
    pairs: Sequence[Pair],
    along: str,
    up: str,
    *,
    joined: bool = False,
    width: int = 640,
    height: int = 300,
) -> Plot:
    """Shares from nought to the largest, with the line on which both are the same."""
    highest = max((each.interval.high if each.interval else each.up for each in pairs), default=1)
    furthest = max((each.along for each in pairs), default=1)
    top, right = (ticks(PERCENT * min(1.0, most) or 1) for most in (highest, furthest))
    room = _Room(Frame(width, height, top[-1]), right[-1])
    frame = room.frame
    same = min(top[-1], right[-1]) / PERCENT
    rules = (
        *frame.rules(top),
        *(each for pair in pairs for each in _whisker(room, pair)),
        Rule(room.along(0), room.up(0), room.along(same), room.up(same), "target"),
    )
    labels = tuple(
        Words(room.along(tick / PERCENT), height - 8, written(tick), "tick") for tick in right
    )
    words = (
        *frame.figures(top),
        *labels,
        Words(frame.along(0), 12, f"{up}, %", "label", "start"),
        Words(frame.along(1), frame.floor - 8, f"{along}, %", "label", "end"),
    )
    marks = tuple(
        Mark(room.along(each.along), room.up(each.up), "kept", each.hint) for each in pairs
    )
    return Plot(
        width,
        height,
        rules,
        words,
        curves=_curves(room, pairs) if joined else (),
        marks=() if joined else marks,
    )


@dataclass(frozen=True, slots=True)
class _Room:
    """Where shares stand."""

    frame: Frame
    right: float

    def along(self, share: float) -> float:
        return self.frame.along(share * PERCENT / self.right)

    def up(self, share: float) -> float:
        return self.frame.up(share * PERCENT)


def _whisker(room: _Room, pair: Pair) -> Iterator[Rule]:
    if pair.interval is None:
        return
    x = room.along(pair.along)
    low, high = room.up(pair.interval.low), room.up(pair.interval.high)
    yield Rule(x, low, x, high, "whisker")
    for end in (low, high):
        yield Rule(place(x - END), end, place(x + END), end, "whisker")


def _curves(room: _Room, pairs: Sequence[Pair]) -> tuple[Curve, ...]:
    places = [f"{room.along(each.along):g},{room.up(each.up):g}" for each in pairs]
    if not places:
        return ()
    ground = [f"{room.along(pairs[-1].along):g},{room.frame.floor}"]
    return (Curve(" ".join([*places, *ground]), "area"), Curve(" ".join(places), "line"))
