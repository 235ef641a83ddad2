"""Workbooks (XLSX), opened by a child process that may use little memory and little time."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import msgspec

from armillary.fittings.imports.reading.limits import (
    CHILD_MEMORY,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_MEMBERS,
    MOST_ROWS,
    MOST_TIMES_LARGER,
    MOST_UNPACKED,
    SECONDS,
)
from armillary.fittings.imports.reading.lines import Line, Source, WrongFile

CHILD = Path(__file__).with_name("workbook_child.py")
BROKEN = (
    "The workbook cannot be read: it is damaged, or it is no workbook at all. Open it in a "
    "spreadsheet program and save it anew as XLSX or CSV."
)
TOO_MUCH = "The workbook needs more memory or time than is given to one. Save the sheet as CSV."


def workbook(content: bytes, sheet: str = "") -> Source:
    """The table of one sheet: the named one, else the first with anything in it.

    Raises WrongFile for whatever is no plain workbook.
    """
    told = _read(content, sheet)
    head = msgspec.json.decode(told.readline() or b"{}")
    if why := head.get("refused"):
        told.close()
        raise WrongFile(why)
    if "sheet" not in head:
        told.close()
        raise WrongFile(BROKEN)
    return Source(
        kind="xlsx",
        lines=_lines(told),
        sheet=head["sheet"],
        sheets=tuple(head["sheets"]),
        ragged=True,
    )


def _lines(told: IO[bytes]) -> Iterator[Line]:
    with told:
        for said in told:
            line = msgspec.json.decode(said)
            if isinstance(line, dict):
                raise WrongFile(line["refused"])
            yield Line(line[0], tuple(line[1]))


def _read(content: bytes, sheet: str) -> IO[bytes]:
    """What the child says, in a file: neither of us holds the sheet in memory."""
    told = TemporaryFile()  # noqa: SIM115  closed by whoever reads it
    asked = {
        "sheet": sheet,
        "rows": MOST_ROWS + 100,
        "columns": MOST_COLUMNS,
        "cell": LONGEST_CELL,
        "members": MOST_MEMBERS,
        "unpacked": MOST_UNPACKED,
        "times": MOST_TIMES_LARGER,
        "memory": CHILD_MEMORY,
        "seconds": SECONDS,
    }
    command = [sys.executable, "-I", str(CHILD), msgspec.json.encode(asked).decode()]
    try:
        done = subprocess.run(  # noqa: S603  our own program, nothing of the file in its name
            command,
            input=content,
            stdout=told,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            cwd="/",
            env={},
        )
    except subprocess.TimeoutExpired:
        told.close()
        raise WrongFile(TOO_MUCH) from None
    if done.returncode:
        told.close()
        raise WrongFile(TOO_MUCH)
    told.seek(0)
    return told
