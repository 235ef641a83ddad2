"""A list on its way out as a file: written whole, then sent in pieces under a name that tells."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.db import connection, transaction
from django.http import HttpResponseBase, StreamingHttpResponse

from armillary.fittings.exports.models import Export
from armillary.fittings.exports.vocabulary import Form
from armillary.fittings.exports.writing import export
from armillary.fittings.past import Moment
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.listing.asked import Question

PIECE = 65_536
OWN = frozenset({"format", "bom"})
TYPES = {
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.JSON: "application/x-ndjson",
}


def form_named(name: str) -> Form:
    """The form of this name. Invalid: there is none."""
    try:
        return Form(name or Form.CSV)
    except ValueError:
        raise Invalid({"format": f"Choose among {', '.join(Form.values)}."}) from None


def sent(
    asked: Question,
    act: Act,
    form: Form,
    *,
    question: str,
    bom: bool = True,
    then: Moment | None = None,
) -> HttpResponseBase:
    """The answer that holds the file."""
    taken, file = export(asked, act, form, question=question, bom=bom, then=then)
    response = StreamingHttpResponse(_Pieces(file), content_type=TYPES[form])
    response.headers["Content-Length"] = str(_size(file))
    response.headers["Content-Disposition"] = f'attachment; filename="{_name(taken, act)}"'
    return response


@contextmanager
def one_moment(act: Act) -> Iterator[None]:
    """A transaction in which every page is of the same moment, seen with the actor's eyes."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
        stand_as(act.actor)
        yield


class _Pieces:
    """A file on its way, closed at its end, or when whoever asked for it goes away."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        with self._file as file:
            while piece := file.read(PIECE):
                yield piece

    def close(self) -> None:
        self._file.close()


def _size(file: IO[bytes]) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _name(taken: Export, act: Act) -> str:
    ending = {Form.CSV: "csv", Form.XLSX: "xlsx", Form.JSON: "jsonl"}[Form(taken.form)]
    return f"{taken.of}-{act.at:%Y-%m-%d}.{ending}"
