"""The words of a column that are no choices of ours: each with what it could mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from armillary.fittings.imports.mapping.foreign import (
    EMPTY,
    MOST_KEPT,
    folded,
    foreign,
    meanings_of,
)
from armillary.fittings.imports.mapping.mapping import Column
from armillary.fittings.imports.mapping.targets import Target
from armillary.web.imports.ways import Way

SHOWN = 40
MEANS = "means-{at}-"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in the file, how many rows say it, and what it could mean."""

    name: str
    word: str
    rows: int
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked about a column: its commonest words, how many are left, and what else is kept
    for other files."""

    asked: tuple[Word, ...] = ()
    left: int = 0
    kept: tuple[tuple[str, str], ...] = ()


def words_of(column: Column, target: Target, cells: Sequence[tuple[str, int]]) -> Words:
    """The words of a column that goes to one of a few choices."""
    meanings = meanings_of(target)
    found = foreign(target, cells)
    shown = {folded(word): (word, rows) for word, rows in found[:SHOWN]}
    name = MEANS.format(at=column.at)
    return Words(
        tuple(
            Word(name + plain, word, rows, tuple(_ways(meanings, column.words.get(plain, ""))))
            for plain, (word, rows) in shown.items()
        ),
        len(found) - len(shown),
        tuple((name + word, to) for word, to in column.words.items() if word not in shown),
    )


def _ways(meanings: Mapping[str, str], chosen: str) -> Iterator[Way]:
    for value, label in (*meanings.items(), (EMPTY, "Nothing: as an empty cell")):
        yield Way(value, label, value == chosen)


def words_in(form: QueryDict, at: int) -> dict[str, str]:
    """What the words of a column mean, as the form says; without those that nobody decided."""
    name = MEANS.format(at=at)
    said = {
        key.removeprefix(name): str(form[key]) for key in form if key.startswith(name) and form[key]
    }
    return dict(list(said.items())[: MOST_KEPT + 1])
