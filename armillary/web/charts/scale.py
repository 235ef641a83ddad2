"""From figures to places: axes that start at nought and end at a round number."""

from collections.abc import Sequence
from math import ceil, floor, log10

ABOUT = 4


def step(top: float, about: int = ABOUT) -> float:
    """A round distance, 1, 2 or 5 by a power of ten, that cuts `top` into about so many parts."""
    if top <= 0:
        return 1
    rough = top / about
    power = 10.0 ** floor(log10(rough))
    return float(power * next(each for each in (1, 2, 5, 10) if rough <= each * power * 1.0000001))


def ticks(top: float, about: int = ABOUT) -> tuple[float, ...]:
    """Round numbers from nought to the first that is not below `top`."""
    width = step(top, about)
    last = max(1, ceil(top / width - 1e-9))
    return tuple(round(count * width, 10) for count in range(last + 1))


def whole_ticks(top: float, about: int = ABOUT) -> tuple[float, ...]:
    """The same for things that are counted: no parts of one."""
    return ticks(max(top, about), about) if top < about else ticks(top, about)


def written(value: float) -> str:
    """A figure as people read it: 12,345 or 7.5."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def place(value: float) -> float:
    """A place in the drawing, exact enough for the eye."""
    return round(value, 2)


def thinned(labels: Sequence[str], most: int) -> tuple[tuple[int, str], ...]:
    """At most so many of the labels, evenly spread, each with its index."""
    every = max(1, ceil(len(labels) / most))
    return tuple((index, label) for index, label in enumerate(labels) if index % every == 0)
