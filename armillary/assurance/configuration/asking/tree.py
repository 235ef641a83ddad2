"""What a question means, as values: things of a class, conditions on them, and ways to others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Value = str | int | Decimal | bool | date | datetime


@dataclass(frozen=True, slots=True)
class Property:
    """Something that can be asked of a thing; an attribute stands in `custom`."""

    name: str
    label: str
    kind: str
    column: str
    choices: tuple[tuple[str | int, str], ...] = ()
    custom: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """Relations by which one comes from a thing to the things that are asked for.

    `forward` are the types followed from the first to the second, `backward` the other way; `most`
    is how many steps in a row.
    """

    forward: tuple[int, ...]
    backward: tuple[int, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for a way, as it is read from the thing that is asked for."""

    words: str
    forward: tuple[int, ...]
    backward: tuple[int, ...]
    usual: int = 1


@dataclass(frozen=True, slots=True)
class Language:
    """What a question may speak of: the words of this house. Names in small letters."""

    classes: Mapping[str, tuple[int, ...]]
    properties: Mapping[str, Property]
    phrases: Mapping[str, Phrase]
    today: date
    now: datetime
    me: str = ""
    follow: Callable[[int], tuple[int, str]] = lambda key: (key, "")
    """Which item is meant by a key, and a note where it is another one."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A property beside values: `sign` is = != < <= > >= contains in empty."""

    property: Property
    sign: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"


@dataclass(frozen=True, slots=True)
class Both:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Related:
    """There is a thing such as this at the end of the steps."""

    steps: Steps
    things: "Things"


Condition = Compared | Not | Both | Either | Related


@dataclass(frozen=True, slots=True)
class Things:
    """Things of some classes (none: of any) for which a condition holds."""

    classes: tuple[int, ...]
    condition: Condition | None = None
    speaks_of_state: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A whole question, the properties that it speaks of, in their order, and what to know."""

    things: Things
    speaks_of: tuple[Property, ...] = field(default=())
    notes: tuple[str, ...] = ()
