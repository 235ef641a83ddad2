"""Comma-separated values and their kin: which sign parts the cells, and the lines."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from armillary.fittings.imports.reading.decoding import decoded
from armillary.fittings.imports.reading.limits import LONGEST_CELL
from armillary.fittings.imports.reading.lines import Line, Source, WrongFile

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_LOOKED_AT = 60


def separated(content: bytes) -> Source:
    """The table of a text file. WrongFile: it is empty or no text."""
    text, encoding = decoded(content)
    if not text.strip():
        raise WrongFile("The file is empty.")
    delimiter = delimiter_of(text)
    return Source(
        kind="csv",
        lines=_lines(text, delimiter),
        encoding=encoding,
        delimiter=DELIMITERS[delimiter],
    )


def delimiter_of(text: str) -> str:
    """The sign that parts most of the lines into the same number of cells."""
    scored = {sign: _score(text, sign) for sign in DELIMITERS}
    best = max(scored, key=lambda sign: scored[sign])
    return best if scored[best] > (0, 0) else ","


def _score(text: str, sign: str) -> tuple[int, int]:
    """How many of the first lines have the commonest width above one, and that width."""
    widths: Counter[int] = Counter()
    reader = csv.reader(StringIO(text[:200_000], newline=""), delimiter=sign)
    try:
        for _, cells in zip(range(_LOOKED_AT), reader, strict=False):
            widths[len(cells)] += len(cells) > 1
    except csv.Error:
        pass
    width, lines = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return lines * (width > 1), width


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(LONGEST_CELL * 4)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise WrongFile(_why(str(error), begins, reader.line_num)) from None
        yield Line(begins, tuple(cells))
        begins = reader.line_num + 1


def _why(error: str, begins: int, ends: int) -> str:
    if "field larger" in error:
        return (
            f"A cell in the record that begins in line {begins} has more than "
            f"{LONGEST_CELL:,} characters, or a quote there is never closed."
        )
    if "unexpected end" in error:
        return (
            f"A quote that opens in line {begins} is never closed. Close it there, or write it "
            "twice where it belongs to the text."
        )
    return (
        f"The quotes in line {ends} do not fit: write a quote twice where it belongs to the text, "
        "and put the whole cell in quotes."
    )
