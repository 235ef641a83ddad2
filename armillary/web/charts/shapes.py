"""What a drawing is made of. Colours and faces come from the page, by class."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled box, with the words that a pointer resting on it reads."""

    x: float
    y: float
    width: float
    height: float
    hint: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: an `axis`, a `grid` line, a `target` or a `whisker`."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A `line` through points, the `area` under it or a `limit`, as SVG writes points."""

    points: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point, coloured by its kind, with the words that a pointer resting on it reads."""

    x: float
    y: float
    kind: str
    hint: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the drawing: a `tick`, a `label` or a `value`."""

    x: float
    y: float
    text: str
    kind: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Plot:
    """A finished drawing, in units of one pixel at its natural width."""

    width: int
    height: int
    rules: tuple[Rule, ...]
    words: tuple[Words, ...]
    bars: tuple[Bar, ...] = ()
    curves: tuple[Curve, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One figure and what it belongs to."""

    label: str
    value: float
