"""What a promise is: a number, words, and a trial that gives figures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prove.house import House


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was counted: what was asked, what was reached, and whether that will do."""

    what: str
    asked: str
    reached: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Size:
    """How much is tried: what the promise asks for, or a small part of it to try the trial."""

    short: bool
    seed: int

    def of(self, whole: int, *, short: int) -> int:
        return short if self.short else whole

    def chance(self, purpose: str) -> Random:
        """Chance that comes out the same for the same seed and purpose."""
        return Random(f"{self.seed}:{purpose}")


@dataclass(frozen=True, slots=True)
class Promise:
    """`P01`, what is promised, and the trial."""

    id: str
    words: str
    trial: Callable[["House", Size], Iterable[Figure]]


def none(what: str, found: int) -> Figure:
    """There must be none of these."""
    return Figure(what, "0", f"{found:,}", found == 0)


def exactly(what: str, asked: int, reached: int) -> Figure:
    return Figure(what, f"{asked:,}", f"{reached:,}", asked == reached)


def at_most(what: str, limit: float, reached: float, unit: str = "") -> Figure:
    return Figure(what, f"≤ {limit:g}{unit}", f"{reached:.3g}{unit}", reached <= limit)


def at_least(what: str, limit: float, reached: float, unit: str = "") -> Figure:
    return Figure(what, f"≥ {limit:,g}{unit}", f"{reached:,.4g}{unit}", reached >= limit)
