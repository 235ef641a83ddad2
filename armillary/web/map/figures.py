"""What one process says of itself: a figure for the eye, and all of them in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from armillary.reference.processes.process import Process
from armillary.reference.roles import Role
from armillary.transformation.flow.rules import ProcessFigures
from armillary.web.charts.scale import written
from armillary.web.map.asked import Overlay

SHADES = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A process and its figures; None while the process is not built."""

    process: Process
    figures: ProcessFigures | None
    vacant: tuple[Role, ...] = ()

    @property
    def is_built(self) -> bool:
        return self.figures is not None

    def value(self, overlay: Overlay) -> int | None:
        """What the overlay counts of it; None where it is not known."""
        if overlay is Overlay.VACANCIES:
            return len(self.vacant)
        if (found := self.figures) is None:
            return None
        match overlay:
            case Overlay.WORK:
                return found.open
            case Overlay.DONE:
                return found.done
            case Overlay.AGE:
                return found.ages.quantile(0.5) if found.ages else None
            case Overlay.PEOPLE:
                return found.people
            case Overlay.DEEDS:
                return found.lines
            case _:
                return len(found.performed)

    def short(self, overlay: Overlay) -> str:
        """The figure that stands in its segment."""
        value = self.value(overlay)
        if value is None:
            return "" if self.is_built else "planned"
        match overlay:
            case Overlay.WORK:
                return f"{written(value)} open"
            case Overlay.DONE:
                return f"{written(value)} done"
            case Overlay.AGE:
                return f"{_days(value)} old"
            case Overlay.PEOPLE:
                return "1 person" if value == 1 else f"{written(value)} people"
            case Overlay.DEEDS:
                return "1 deed" if value == 1 else f"{written(value)} deeds"
            case Overlay.COVERAGE:
                return f"{value} of {len(self.process.activities)}"
            case _:
                return f"{value} vacant" if value else "all held"

    @property
    def sentence(self) -> str:
        """All of it, for whoever points at the process, or cannot see it."""
        found = self.figures
        if found is None:
            return f"{self.process.title}: planned, not built yet."
        ages = found.ages
        middle, most = (ages.quantile(0.5), ages.quantile(0.9)) if ages else (None, None)
        old = f", half of them at most {_days(middle)} old, nine in ten at most {_days(most)}"
        parts = (
            f"{written(found.open)} open"
            + (old if middle is not None and most is not None else ""),
            f"{written(found.done)} done",
            f"{written(found.lines)} deeds by {written(found.people)} people",
            f"{len(found.performed)} of {len(self.process.activities)} activities performed",
        )
        return f"{self.process.title}: {'; '.join(parts)}."


def built_in(told: Iterable[Told]) -> set[str]:
    """The ids of the processes that are built."""
    return {each.process.id for each in told if each.is_built}


def shade(value: int | None, most: int) -> int:
    """How strong a colour is, 0 to 4, by the logarithm of a value."""
    if not value or not most:
        return 0
    return max(1, round(SHADES * log2(1 + value) / log2(1 + most)))


def _days(value: int | None) -> str:
    return "1 day" if value == 1 else f"{value} days"
