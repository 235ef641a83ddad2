"""What reading gives: where the table was found, and its lines one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from armillary.kernel.errors import Refusal


class WrongFile(Refusal):
    """The file cannot be read as a table; the message says what to do."""

    status = 422
    slug = "wrong-file"


class Line(NamedTuple):
    """One row of a table: the line of the file where it begins, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A table in a file. `lines` can be gone through once; it may raise WrongFile at its end.

    Lines of a `ragged` source may be shorter than the head: spreadsheets keep no empty cells.
    """

    kind: str
    lines: Iterator[Line]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    ragged: bool = False
