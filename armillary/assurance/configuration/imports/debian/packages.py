"""What the readers of package lists have in common: a package and what it needs."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from armillary.assurance.configuration.imports.found import Value


class Wanted(NamedTuple):
    """A package by name; a `versioned` one only by who tells which version it is."""

    name: str
    versioned: bool = False


class Package(NamedTuple):
    """A package: of each of `needs`, one is enough."""

    name: str
    attributes: Mapping[str, Value]
    needs: Sequence[Sequence[Wanted]]
    provides: Sequence[Wanted]
