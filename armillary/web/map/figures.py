"""What a process, or a group, says of itself: a figure for the eye, and all of them in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import log2

from armillary.reference.activities import Activity
from armillary.reference.roles import Role
from armillary.transformation.flow.rules import ProcessFigures, Weighted
from armillary.web.charts.scale import written
from armillary.web.map.asked import Overlay

SHADES = 4
NONE = Weighted({})


def in_time(minutes: int) -> str:
    """Minutes in words."""
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes / 60:.0f} h" if minutes < 2880 else f"{minutes / 1440:.0f} days"


def deeds_of(count: int) -> str:
    return "1 deed" if count == 1 else f"{written(count)} deeds"


def people_of(count: int) -> str:
    return "1 person" if count == 1 else f"{written(count)} people"


def days_of(value: int) -> str:
    return "1 day" if value == 1 else f"{value} days"


def at_most(days: int) -> str:
    """How old something is, whole days being all that is known."""
    return f"at most {days_of(days)} old" if days else "less than a day old"


WORDS: Mapping[Overlay, Callable[[int], str]] = {
    Overlay.WORK: lambda value: f"{written(value)} open",
    Overlay.DONE: lambda value: f"{written(value)} done",
    Overlay.DEEDS: deeds_of,
    Overlay.AGE: lambda value: f"{days_of(value)} old" if value else "< 1 day old",
    Overlay.LATENCY: in_time,
    Overlay.PEOPLE: people_of,
    Overlay.VACANCIES: lambda value: f"{value} vacant" if value else "all held",
}
"""How a figure is said, where it is not one of so many activities."""

COUNTS: Mapping[Overlay, Callable[[ProcessFigures], int | None]] = {
    Overlay.WORK: lambda found: found.open,
    Overlay.DONE: lambda found: found.done,
    Overlay.DEEDS: lambda found: found.lines,
    Overlay.AGE: lambda found: found.ages.quantile(0.5) if found.ages else None,
    Overlay.PEOPLE: lambda found: found.people,
    Overlay.COVERAGE: lambda found: len(found.performed),
}
MEANS: Mapping[Overlay, str] = {
    Overlay.WORK: "Figures: records that are open.",
    Overlay.DONE: "Figures: records that came to an end in these days.",
    Overlay.DEEDS: "Figures: acts in these days, of people and of the product.",
    Overlay.AGE: "Figures: half of the open records are at most so old.",
    Overlay.LATENCY: "Figures: half of the answers to hand-offs took at most so long.",
    Overlay.PEOPLE: "Figures: people who did something in these days.",
    Overlay.COVERAGE: "Figures: activities that somebody performed in these days.",
    Overlay.TOOLS: "Figures: activities that can be done in the product.",
    Overlay.VACANCIES: "Figures: roles with duties there that nobody holds.",
}
"""What the figures and colours of an overlay say, for whoever sees the map for the first time."""
UNKNOWN = {Overlay.AGE: "not known", Overlay.LATENCY: "no answers"}


@dataclass(frozen=True, slots=True)
class Told:
    """A place and its figures; None while nothing of it is built.

    `waits` are those for its answers, in minutes; `doable` says how many of its activities some
    verb performs.
    """

    id: str
    title: str
    hue: str
    activities: tuple[Activity, ...]
    figures: ProcessFigures | None
    vacant: tuple[Role, ...] = ()
    waits: Weighted = NONE
    doable: int = 0
    parts: str = ""

    @property
    def is_built(self) -> bool:
        return self.figures is not None

    def value(self, overlay: Overlay) -> int | None:
        """What the overlay counts of it; None where it is not known."""
        if overlay is Overlay.VACANCIES:
            return len(self.vacant)
        if overlay is Overlay.TOOLS and self.doable:
            return self.doable
        if self.figures is None:
            return None
        if overlay is Overlay.LATENCY:
            return self.waits.quantile(0.5)
        return self.doable if overlay is Overlay.TOOLS else COUNTS[overlay](self.figures)

    def short(self, overlay: Overlay) -> str:
        """The figure that stands in its segment."""
        value = self.value(overlay)
        if value is None:
            return UNKNOWN.get(overlay, "") if self.is_built else "planned"
        if overlay in (Overlay.COVERAGE, Overlay.TOOLS):
            return f"{value} of {len(self.activities)}"
        return WORDS[overlay](value)

    @property
    def sentence(self) -> str:
        """All of it, for whoever points at it, or cannot see it."""
        found = self.figures
        if found is None:
            done = f"; {self.doable} of its activities can be done here" if self.doable else ""
            return f"{self.title}: planned, not built yet{done}."
        ages = found.ages
        middle, most = (ages.quantile(0.5), ages.quantile(0.9)) if ages else (None, None)
        wait = self.waits.quantile(0.5)
        parts = (
            *((self.parts,) if self.parts else ()),
            f"{written(found.open)} open"
            + (
                ""
                if middle is None or most is None
                else f", half of them {at_most(middle)}, nine in ten {at_most(most)}"
            ),
            f"{written(found.done)} done",
            f"{deeds_of(found.lines)} by {people_of(found.people)}",
            f"{len(found.performed)} of {len(self.activities)} activities performed",
            *((f"half of its answers took at most {in_time(wait)}",) if wait is not None else ()),
        )
        return f"{self.title}: {'; '.join(parts)}."


def built_in(told: Iterable[Told]) -> set[str]:
    """The ids of what is built."""
    return {each.id for each in told if each.is_built}


def shade(value: int | None, most: int) -> int:
    """How strong a colour is, 0 to 4, by the logarithm of a value."""
    if not value or not most:
        return 0
    return max(1, round(SHADES * log2(1 + value) / log2(1 + most)))
