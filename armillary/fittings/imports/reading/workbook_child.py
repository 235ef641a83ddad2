"""The child that opens a workbook: it caps itself, looks before it unpacks, and tells its lines.

It is run as a program, with the workbook on its input, and imports nothing of the product: what it
opens may be hostile. On its output is JSON, a line for each row of the sheet.
"""

import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from posixpath import normpath
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook  # type: ignore[import-untyped]

BROKEN = (
    "The workbook cannot be read: it is damaged, or it is no workbook at all. Open it in a "
    "spreadsheet program and save it anew as XLSX or CSV."
)
MOST_EXACT = 10**15
"""Spreadsheets keep 15 digits of a number; what has more has lost some already."""


class Refused(Exception):
    """The workbook is not read, and why."""


def main(limits: dict[str, Any]) -> None:
    """Tell the sheet of the workbook on standard input, or why it is refused."""
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"]))
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
    content = sys.stdin.buffer.read()
    try:
        check_members(content, limits)
        tell(content, limits)
    except Refused as refusal:
        say({"refused": str(refusal)})
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  openpyxl raises whatever comes to its mind on bad files
        say({"refused": BROKEN})


def check_members(content: bytes, limits: dict[str, Any]) -> None:
    """Look at the parts of the package before anything is made of them."""
    if not content.startswith(b"PK"):
        raise Refused(BROKEN)
    try:
        package = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, OSError):
        raise Refused(BROKEN) from None
    members = package.infolist()
    if len(members) > limits["members"]:
        raise Refused("The workbook has too many parts.")
    if any(strays(member.filename) for member in members):
        raise Refused("The workbook has a part that wants to lie outside of it.")
    if not any(member.filename == "xl/workbook.xml" for member in members):
        raise Refused("There is no workbook in this file.")
    unpacked = 0
    for member in members:
        unpacked += check_content(package, member, limits["unpacked"] - unpacked)
    if unpacked > 1_000_000 and unpacked > limits["times"] * len(content):
        raise Refused("The workbook unpacks to far more than any sheet of words would.")


def strays(name: str) -> bool:
    """Whether a part would leave the folder into which it is unpacked."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ":" in plain or normpath(plain).startswith("..")


def check_content(package: ZipFile, member: Any, room: int) -> int:
    """Unpack a part once, holding little of it; the size that it really has."""
    size, tail = 0, b""
    with package.open(member) as part:
        while piece := part.read(65_536):
            size += len(piece)
            if size > room:
                raise Refused("The workbook unpacks to more than is read.")
            if b"<!DOCTYPE" in tail + piece or b"<!ENTITY" in tail + piece:
                raise Refused("The workbook holds a document type, as no spreadsheet writes it.")
            tail = piece[-16:]
    return size


def tell(content: bytes, limits: dict[str, Any]) -> None:
    """Say which sheet it is, then its rows."""
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    names = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not names:
        raise Refused("The workbook has no sheet that is shown.")
    if limits["sheet"] and limits["sheet"] not in names:
        raise Refused(f"The workbook has no sheet “{limits['sheet']}”.")
    wanted = [limits["sheet"]] if limits["sheet"] else names
    chosen = next((name for name in wanted if has_anything(book[name])), wanted[0])
    say({"sheet": chosen, "sheets": names})
    tell_rows(book[chosen], limits)


def has_anything(sheet: Any) -> bool:
    rows = sheet.iter_rows(max_row=50, values_only=True)
    return any(value not in (None, "") for row in rows for value in row)


def tell_rows(sheet: Any, limits: dict[str, Any]) -> None:
    sheet.reset_dimensions()
    empty = told = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [text_of(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        empty = 0 if cells else empty + 1
        told += bool(cells)
        if empty > 1_000:
            return
        if told > limits["rows"]:
            say({"refused": f"At most {limits['rows'] - 100:,} rows: cut the sheet in parts."})
            return
        check_size(number, cells, limits)
        if cells:
            say([number, cells])


def check_size(number: int, cells: list[str], limits: dict[str, Any]) -> None:
    if len(cells) > limits["columns"]:
        raise Refused(f"Row {number} has more than {limits['columns']} columns.")
    if any(len(cell) > limits["cell"] for cell in cells):
        raise Refused(f"A cell in row {number} has more than {limits['cell']:,} characters.")


def text_of(value: Any) -> str:
    """A cell as text; what it shows is up to the program that made it, what it holds is not."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return figure(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if not isinstance(value, timedelta) else str(value.total_seconds())


def figure(value: float) -> str:
    """Whole numbers without a point; those that have lost digits keep their power of ten."""
    if abs(value) < MOST_EXACT and float(value).is_integer():
        return str(int(value))
    return str(value)


def say(told: Any) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
