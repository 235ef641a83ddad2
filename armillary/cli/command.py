"""What a command of `armillary` is, as a value."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One argument as argparse takes it: its names and what it is."""

    names: tuple[str, ...]
    settings: dict[str, Any]


def option(*names: str, **settings: Any) -> Option:
    """`option("--port", type=int, default=8000, help="…")`."""
    return Option(names, settings)


@dataclass(frozen=True, slots=True)
class Command:
    """A name, what it is for, its options, and the module whose `run` does it.

    The module is named, not imported: it may need Django, which needs the data folder first.
    `needs` tells what it takes of the database: "write" has it installed first where it is not,
    "read" refuses then, and "" makes it ready by itself. One that goes without Django is there at
    once, and looks by itself whether anything is installed.
    """

    name: str
    help: str
    module: str
    options: tuple[Option, ...] = ()
    needs: str = "write"
    django: bool = True
