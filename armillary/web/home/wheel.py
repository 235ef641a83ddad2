"""The map, small: shapes without words, as the way in."""

from dataclasses import dataclass
from functools import cache

from armillary.kernel import registry
from armillary.web.map.places import places


@dataclass(frozen=True, slots=True)
class Shape:
    """A process on the small wheel."""

    outline: str
    hue: str
    title: str
    is_built: bool


@dataclass(frozen=True, slots=True)
class Wheel:
    """All of them, and what they say together."""

    shapes: tuple[Shape, ...]
    sentence: str


@cache
def wheel() -> Wheel:
    """The model as it is installed: it does not change while we run."""
    built = {each.id for each in registry.processes()}
    shapes = tuple(
        Shape(
            place.outline,
            place.process.group.id,
            place.process.title,
            place.process.id in built,
        )
        for place in places()
    )
    count = sum(shape.is_built for shape in shapes)
    return Wheel(shapes, f"{count} of {len(shapes)} processes are at work here.")
