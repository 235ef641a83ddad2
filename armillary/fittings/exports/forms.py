"""The three forms of a file, each written row by row in little memory."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from io import TextIOWrapper
from typing import IO, Any, Protocol

import msgspec

from armillary.fittings.exports.columns import Cell, Column, cells_of, columns_of
from armillary.fittings.imports.mapping.words import marked, unmarked
from armillary.kernel.fields import Field
from armillary.kernel.journal.writing import plain
from armillary.kernel.listing.rows import Row

BOM = "\ufeff"
MOST_OF_A_SHEET, LONGEST_OF_A_CELL = 1_048_575, 32_767
CUT = " … (cut here: a cell of a workbook holds no more; CSV and JSON have all of it)"
_WIDTHS = {"text": 24, "long_text": 60, "moment": 18, "date": 11, "number": 13}


class Writing(Protocol):
    """Something that takes rows, and is told when there are no more."""

    def rows(self, rows: Iterable[Row]) -> None: ...
    def end(self) -> None: ...


class Separated:
    """CSV in UTF-8. Texts that a spreadsheet would compute are marked; an import unmarks them."""

    def __init__(self, fields: Sequence[Field], out: IO[bytes], *, bom: bool) -> None:
        self._fields = fields
        self._text = TextIOWrapper(out, "utf-8", newline="", write_through=False)
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._text.write(BOM if bom else "")
        self._writer.writerow([marked(column.head) for column in columns_of(fields)])

    def rows(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._writer.writerow([_written(cell) for cell in cells_of(self._fields, row)])

    def end(self) -> None:
        self._text.flush()
        self._text.detach()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return marked(cell)
    if isinstance(cell, datetime):
        return cell.isoformat().replace("+00:00", "Z")
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


class Workbook:
    """XLSX with typed cells and a head that stays. Texts are texts, whatever they start with."""

    def __init__(self, kind: str, fields: Sequence[Field], out: IO[bytes]) -> None:
        self._kind, self._fields, self._columns = kind, fields, columns_of(fields)
        made = import_module("xlsxwriter").Workbook  # 43 modules that most processes never need
        self._book = made(out, {"constant_memory": True, "remove_timezone": True})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._text = self._book.add_format({"num_format": "@", "quote_prefix": True})
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._sheets = 0
        self._new_sheet()

    def rows(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if self._at > MOST_OF_A_SHEET:
                self._new_sheet()
            for place, cell in enumerate(cells_of(self._fields, row)):
                self._write(place, cell)
            self._at += 1

    def end(self) -> None:
        self._book.close()

    def _new_sheet(self) -> None:
        self._sheets += 1
        name = self._kind if self._sheets == 1 else f"{self._kind} {self._sheets}"
        self._sheet = self._book.add_worksheet(name[:31])
        self._sheet.freeze_panes(1, 1)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, _WIDTHS.get(column.kind, 14))
            self._sheet.write_string(0, place, _head(column), self._bold)
        self._at = 1

    def _write(self, place: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, bool):
            self._sheet.write_boolean(self._at, place, cell)
        elif isinstance(cell, str):
            self._sheet.write_string(self._at, place, _fitting(cell), self._text)
        elif isinstance(cell, datetime):
            naive = cell.astimezone(UTC).replace(tzinfo=None)
            self._sheet.write_datetime(self._at, place, naive, self._moment)
        elif isinstance(cell, date):
            self._sheet.write_datetime(self._at, place, cell, self._day)
        else:
            self._sheet.write_number(self._at, place, cell)


def _head(column: Column) -> str:
    return f"{column.head} (UTC)" if column.kind == "moment" else column.head


def _fitting(text: str) -> str:
    """As it is; but a text that looks marked already is marked, so that it comes back whole."""
    text = text if unmarked(text) == text else marked(text)
    if len(text) <= LONGEST_OF_A_CELL:
        return text
    return text[: LONGEST_OF_A_CELL - len(CUT)] + CUT


class Lines:
    """JSON, an object in each line, as the API tells a record."""

    def __init__(self, fields: Sequence[Field], out: IO[bytes]) -> None:
        self._names = [field.name for field in fields]
        self._out = out
        self._encoder = msgspec.json.Encoder(enc_hook=plain, decimal_format="string")

    def rows(self, rows: Iterable[Row]) -> None:
        for row in rows:
            told: dict[str, Any] = dict(zip(self._names, row.values, strict=True))
            self._out.write(self._encoder.encode(told) + b"\n")

    def end(self) -> None:
        self._out.flush()
