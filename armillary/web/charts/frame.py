"""The part that all plots with an upright scale share: its lines and its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from armillary.web.charts.scale import place, written
from armillary.web.charts.shapes import Rule, Words

LEFT, RIGHT, TOP, BOTTOM = 48, 12, 18, 26


@dataclass(frozen=True, slots=True)
class Frame:
    """The room inside the axes of a plot whose scale ends at `ceiling`."""

    width: int
    height: int
    ceiling: float

    @property
    def floor(self) -> int:
        return self.height - BOTTOM

    @property
    def room(self) -> int:
        return self.width - LEFT - RIGHT

    def up(self, value: float) -> float:
        """How high a figure stands."""
        return place(self.floor - (self.floor - TOP) * value / self.ceiling)

    def along(self, part: float) -> float:
        """The place of a part, 0 to 1, of the way from left to right."""
        return place(LEFT + self.room * part)

    def rules(self, scale: Sequence[float]) -> tuple[Rule, ...]:
        grid = tuple(
            Rule(LEFT, self.up(tick), self.width - RIGHT, self.up(tick), "grid")
            for tick in scale[1:]
        )
        return (*grid, Rule(LEFT, self.floor, self.width - RIGHT, self.floor, "axis"))

    def figures(self, scale: Sequence[float]) -> tuple[Words, ...]:
        return tuple(
            Words(LEFT - 8, place(self.up(tick) + 4), written(tick), "tick", "end")
            for tick in scale
        )
