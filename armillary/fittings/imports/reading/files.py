"""Any file: a workbook or a text, told by what it holds and never by its name."""

from collections.abc import Iterator
from dataclasses import replace

from armillary.fittings.imports.reading.limits import (
    BIGGEST_FILE,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
)
from armillary.fittings.imports.reading.lines import Line, Source, WrongFile
from armillary.fittings.imports.reading.separated import separated
from armillary.fittings.imports.reading.workbook import workbook

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PAGES = (b"<!doctype", b"<html", b"<?xml")


def read(content: bytes, name: str, sheet: str = "") -> Source:
    """The table of a file. WrongFile: there is none, or it is too large, in words."""
    if not content:
        raise WrongFile("The file is empty.")
    if len(content) > BIGGEST_FILE:
        raise WrongFile(f"At most {BIGGEST_FILE // 1024 // 1024} MB: cut the file in parts.")
    if content.startswith(_OLD_OFFICE):
        raise WrongFile("This is an old or a locked workbook. Save it as XLSX without a password.")
    if content.startswith(_ZIP) or name.lower().endswith((".xlsx", ".xlsm")):
        return _bounded(workbook(content, sheet))
    if content[:200].lstrip().lower().startswith(_PAGES):
        raise WrongFile("This is a page or a document, not a table. Save it as CSV or XLSX.")
    return _bounded(separated(content))


def _bounded(source: Source) -> Source:
    return replace(source, lines=_within_limits(source.lines))


def _within_limits(lines: Iterator[Line]) -> Iterator[Line]:
    count = 0
    for line in lines:
        if not any(cell.strip() for cell in line.cells):
            continue
        count += 1
        if count > MOST_ROWS + 20:
            raise WrongFile(f"At most {MOST_ROWS:,} rows: cut the file in parts.")
        if len(line.cells) > MOST_COLUMNS:
            raise WrongFile(f"Line {line.number} has more than {MOST_COLUMNS} columns.")
        if any(len(cell) > LONGEST_CELL for cell in line.cells):
            raise WrongFile(
                f"A cell in line {line.number} has more than {LONGEST_CELL:,} characters."
            )
        yield line
