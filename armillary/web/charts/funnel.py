"""A funnel: groups by their size, with the limits between which luck alone would leave them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from armillary.engines.control import ALARM, USUAL, funnel
from armillary.web.charts.frame import TOP, Frame
from armillary.web.charts.scale import place, ticks, written
from armillary.web.charts.shapes import Curve, Mark, Plot, Rule, Words

WHOLE = 100
STEPS = 72
ASIDE = 14


@dataclass(frozen=True, slots=True)
class Group:
    """A dot: how many cases, which share; `kind` colours it, `label` stands beside it."""

    cases: int
    share: float
    kind: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What somebody else reaches: a line across."""

    share: float
    label: str


def funnel_plot(
    groups: Sequence[Group],
    expected: float,
    references: Sequence[Reference] = (),
    *,
    width: int = 960,
    height: int = 340,
) -> Plot:
    """Inner limits hold 95 of 100 groups that differ by luck only, outer ones 998 of 1,000."""
    room = _Room.of(groups, expected, references, width, height)
    frame = room.frame
    words = [
        *_figures(room),
        *(Words(room.along(tick), height - 8, written(tick), "tick") for tick in room.scale),
        Words(frame.along(1), TOP - 6, "cases →", "tick", "end"),
    ]
    rules = [
        *(
            Rule(frame.along(0), room.up(tick), frame.along(1), room.up(tick), "grid")
            for tick in room.heights
        ),
        Rule(frame.along(0), room.up(expected), frame.along(1), room.up(expected), "axis"),
    ]
    for each in references:
        high = room.up(each.share)
        rules.append(Rule(frame.along(0), high, frame.along(1), high, "target"))
        words.append(Words(frame.along(1), place(high - 5), each.label, "label", "end"))
    return Plot(
        width,
        height,
        tuple(rules),
        (*words, *_names(room, groups)),
        curves=tuple(_limits(room, expected)),
        marks=tuple(
            Mark(room.along(each.cases), room.up(each.share), each.kind, each.hint)
            for each in groups
        ),
    )


@dataclass(frozen=True, slots=True)
class _Room:
    """Where sizes and shares stand."""

    frame: Frame
    bottom: int
    scale: tuple[float, ...]

    @classmethod
    def of(
        cls,
        groups: Sequence[Group],
        expected: float,
        references: Sequence[Reference],
        width: int,
        height: int,
    ) -> "_Room":
        lowest = min([expected, *(e.share for e in groups), *(e.share for e in references)])
        bottom = max(0, int(lowest * WHOLE - 6) // 20 * 20)
        scale = ticks(max((each.cases for each in groups), default=1), 6)
        return cls(Frame(width, height, WHOLE - bottom), bottom, scale)

    @property
    def heights(self) -> list[float]:
        step = 10 if self.bottom >= 40 else 20
        return [each / WHOLE for each in range(self.bottom, WHOLE + 1, step)]

    def up(self, share: float) -> float:
        return self.frame.up(max(0.0, share * WHOLE - self.bottom))

    def along(self, cases: float) -> float:
        return self.frame.along(cases / self.scale[-1])


def _figures(room: _Room) -> Iterator[Words]:
    """The shares at the left."""
    for tick in room.heights:
        yield Words(40, place(room.up(tick) + 4), f"{tick * WHOLE:.0f}", "tick", "end")


def _limits(room: _Room, expected: float) -> Iterator[Curve]:
    top = int(room.scale[-1])
    sizes = sorted({max(1, ceil(top * (step / STEPS) ** 2)) for step in range(1, STEPS + 1)})
    for within, kind in ((USUAL, "limit"), (ALARM, "bound")):
        for end in zip(*(funnel(expected, size, within) for size in sizes), strict=True):
            points = (
                f"{room.along(size):g},{room.up(share):g}"
                for size, share in zip(sizes, end, strict=True)
            )
            yield Curve(" ".join(points), kind)


def _names(room: _Room, groups: Sequence[Group]) -> Iterator[Words]:
    """Beside each dot, to the left where it stands at the right; not over one another."""
    taken: list[tuple[float, float]] = []
    for each in sorted(groups, key=lambda group: (group.kind == "none", -group.cases)):
        x, y = room.along(each.cases), room.up(each.share)
        if any(abs(x - left) < 120 and abs(y - high) < ASIDE for left, high in taken):
            continue
        taken.append((x, y))
        at_right = x > room.frame.width * 0.75
        yield Words(
            place(x - 9 if at_right else x + 9),
            place(y + 4),
            each.label,
            "label",
            "end" if at_right else "start",
        )
