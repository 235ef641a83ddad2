"""Opens a log and gives its rows one by one, each taken or refused with its line and reason."""

import csv
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import IO

import msgspec

from armillary.operations.incident.imports.columns import Header, WrongFile, header_of
from armillary.operations.incident.imports.rows import Row, WrongRow, row_reader

LONGEST_LINE = 1 << 16
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ufffe\uffff]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Refused(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """A row that cannot be taken."""

    line: int
    number: str
    reason: str


class Damaged(WrongFile):
    """The file can be read up to this line and no further."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def open_log(path: Path) -> IO[bytes]:
    """Open a log; one whose name ends in .xz is unpacked on the way."""
    try:
        if path.suffix == ".xz":
            return lzma.open(path)
        return path.open("rb")
    except OSError as wrong:
        raise WrongFile(f"{path} cannot be opened: {wrong.strerror}.") from wrong


@dataclass(frozen=True, slots=True)
class Log:
    """An opened log: its header, and its rows in the order of the file."""

    header: Header
    rows: Iterator[Row | Refused]


def read_log(file: IO[bytes], zone: tzinfo) -> Log:
    """Read the header; the rows come when asked for. WrongFile: there is no such header."""
    lines = _lines(file)
    header = _header(lines)
    return Log(header, _rows(lines, header, zone))


def _rows(
    lines: Iterator[tuple[int, bytes]], header: Header, zone: tzinfo
) -> Iterator[Row | Refused]:
    """The rows one by one; a file that is damaged further on ends with a refusal."""
    read = row_reader(header, zone)
    number_place = header.places["number"]
    try:
        for line, content in lines:
            number = ""
            try:
                row = _cells(_text(content), header.delimiter)
                number = next(iter(row[number_place:]), "").strip()
                _check_width(row, header)
                yield read(line, row)
            except WrongRow as wrong:
                yield Refused(line, number, str(wrong))
    except Damaged as damaged:
        yield Refused(damaged.line, "", str(damaged))


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that hold anything. Each physical line is one row: a stray quote costs one row."""
    line = 0
    try:
        while content := file.readline(LONGEST_LINE):
            line += 1
            whole = content
            while len(content) == LONGEST_LINE and not content.endswith(b"\n"):
                content = file.readline(LONGEST_LINE)
            if whole.strip():
                yield line, whole.rstrip(b"\r\n") if len(whole) < LONGEST_LINE else whole
    except (EOFError, lzma.LZMAError) as wrong:
        raise Damaged(line + 1, f"From here on the file is damaged: {wrong}.") from wrong


def _header(lines: Iterator[tuple[int, bytes]]) -> Header:
    for _, content in lines:
        if content.startswith(_UTF16):
            raise WrongFile("The file is in UTF-16; save it as UTF-8.")
        try:
            return header_of(_text(content.removeprefix(b"\xef\xbb\xbf")))
        except WrongRow as wrong:
            raise WrongFile(f"The first line cannot be read: {wrong}") from wrong
    raise WrongFile("The file is empty.")


def _text(content: bytes) -> str:
    if len(content) >= LONGEST_LINE:
        raise WrongRow(f"The line is longer than {LONGEST_LINE:,} bytes.")
    try:
        text = content.decode()
    except UnicodeDecodeError as wrong:
        raise WrongRow(f"The line is not UTF-8 text at byte {wrong.start + 1}.") from wrong
    if found := _CONTROL.search(text):
        raise WrongRow(f"The line has the control character {ord(found[0])}.")
    return text


def _cells(text: str, delimiter: str) -> list[str]:
    return _quoted(text, delimiter) if '"' in text else text.split(delimiter)


def _check_width(row: list[str], header: Header) -> None:
    if len(row) != header.width:
        raise WrongRow(f"The row has {len(row)} cells, the header has {header.width}.")


def _quoted(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error as wrong:
        raise WrongRow(f"The quotes of the row do not match: {wrong}.") from wrong
