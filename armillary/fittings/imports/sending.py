"""Taking a file in: read once, with limits, and laid down row by row."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from armillary.fittings.imports.mapping.values import FOR_NUL
from armillary.fittings.imports.models import File, Row
from armillary.fittings.imports.reading.files import read
from armillary.fittings.imports.reading.lines import Line, Source
from armillary.kernel.acts import Act
from armillary.kernel.errors import TooMany
from armillary.kernel.lifecycle.text import flaw

LOT = 1_000
MOST_AN_HOUR = 60
LONGEST_NAME = 200


def send(act: Act, *, name: str, content: bytes, sheet: str = "", folder: str = "") -> File:
    """Keep a file and its rows. WrongFile, TooMany: nothing is kept, and why."""
    _check_how_often(act)
    source = read(content, name, sheet)
    file = File.objects.create(
        name=_safe(name),
        digest=hashlib.sha256(content).hexdigest(),
        sent_by=act.actor,
        sent_at=act.at,
        found=_told(source),
        content=content,
        folder=folder,
    )
    _lay_down(file, source.lines)
    return file


def _check_how_often(act: Act) -> None:
    mine = File.objects.filter(sent_by=act.actor, sent_at__gt=act.at - timedelta(hours=1))
    if mine.count() >= MOST_AN_HOUR:
        raise TooMany(f"At most {MOST_AN_HOUR} files in an hour: wait a little, then go on.")


def _told(source: Source) -> dict[str, object]:
    return {
        "kind": source.kind,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "sheet": source.sheet,
        "sheets": list(source.sheets),
        "ragged": source.ragged,
    }


def _lay_down(file: File, lines: Iterable[Line]) -> None:
    rows: Iterator[Row] = (
        Row(file=file, line=line.number, cells=[_kept(cell) for cell in line.cells])
        for line in lines
    )
    while lot := list(islice(rows, LOT)):
        Row.objects.bulk_create(lot)


def _kept(cell: str) -> str:
    """PostgreSQL keeps no NUL and no half of a character. Another one stands for NUL that is as
    little allowed in a text, so the row is refused where it says so."""
    if flaw(cell) is None:
        return cell
    return cell.replace("\0", FOR_NUL).encode("utf-8", "replace").decode()


def _safe(name: str) -> str:
    """The name of a file without the folders before it and what no screen can show."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(each for each in last if each.isprintable()).strip()
    return shown[-LONGEST_NAME:] or "file"
