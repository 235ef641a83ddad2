"""How the starting set is written down."""

from dataclasses import dataclass

from armillary.assurance.configuration.vocabulary import Falls, Family, Life, Need, Rule
from armillary.fittings.custom_fields.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class A:
    """An attribute: its label, of which its name is made, and what its values look like."""

    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    choices: tuple[str, ...] = ()
    need: Need = Need.OPTIONAL
    unique: bool = False
    sensitive: bool = False
    facet: bool = False
    searched: bool = False
    least: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class C:
    """A class: its label, of which its name is made, its attributes, and the classes below it."""

    label: str
    attributes: tuple[A, ...] = ()
    below: tuple["C", ...] = ()
    life: Life | None = None
    abstract: bool = False
    half_life_days: int | None = None


Branch = tuple[Family, C]


@dataclass(frozen=True, slots=True)
class R:
    """A relation type: how it reads both ways, what fails, and which classes it joins.

    A pair is "from to", or "from to MOST" when at most so many start at one thing.
    """

    forward: str
    backward: str
    falls: Falls
    rule: Rule
    pairs: tuple[str, ...]


def text(label: str, need: Need = Need.OPTIONAL, **more: object) -> A:
    """A line of text."""
    return A(label=label, need=need, **more)  # type: ignore[arg-type]


def address(label: str, need: Need = Need.OPTIONAL) -> A:
    """An address or a network of IPv4 or IPv6, found by search."""
    return A(label=label, kind=Kind.ADDRESS, need=need, searched=True)


def whole(label: str, unit: str = "", need: Need = Need.OPTIONAL) -> A:
    """A whole number that is not negative."""
    return A(label=label, kind=Kind.INTEGER, unit=unit, least="0", need=need)


def number(label: str, unit: str = "") -> A:
    """A number with decimals that is not negative."""
    return A(label=label, kind=Kind.DECIMAL, unit=unit, least="0")


def day(label: str, need: Need = Need.OPTIONAL) -> A:
    """A day."""
    return A(label=label, kind=Kind.DATE, need=need)


def yes(label: str, need: Need = Need.OPTIONAL) -> A:
    """Yes or no."""
    return A(label=label, kind=Kind.BOOLEAN, need=need)


def one_of(label: str, *choices: str, need: Need = Need.OPTIONAL) -> A:
    """One of some choices, by which lists are narrowed."""
    return A(label=label, kind=Kind.CHOICE, choices=choices, need=need, facet=True)
