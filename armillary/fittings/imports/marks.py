"""Marks by which two rows of a file are known to want the same, each a digest that a row keeps."""

import hashlib
from collections.abc import Iterator

from django.db import models
from django.db.models.functions import Lower

from armillary.fittings.imports.models import Row
from armillary.fittings.imports.taking import Taken, Taking
from armillary.fittings.imports.vocabulary import Verdict
from armillary.records.models import Record

WHY = {
    "k": "It has the same key as {others}: a record cannot be two things at once.",
    "r": "It says the same as {others}. Take one out, or say that equal rows are meant.",
    "u": "It wants something that only one record can have, as does {others}.",
}


def marks_of(taking: Taking, row: Row, taken: Taken | None) -> list[str]:
    """The marks of a row: its key, or else all that it says, and what only one record may hold."""
    marks = []
    if taking.mapping.key and (key := taking.key_in(row)):
        marks.append(_mark("k", key))
    elif not taking.mapping.twice:
        marks.append(_mark("r", *_said(taking, row)))
    if taken and taken.verdict is Verdict.NEW:
        marks += [_mark("u", *each) for each in _only_ones(taken.record)]
    return marks


def _said(taking: Taking, row: Row) -> Iterator[str]:
    for name, column in sorted(taking.mapping.goes.items()):
        yield name
        yield row.cells[column.at] if column.at < len(row.cells) else ""


def _only_ones(record: Record) -> Iterator[tuple[str, ...]]:
    """For each rule of the database that something is unique: its name and the values."""
    for constraint in record._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
            values = [str(getattr(record, name)) for name in constraint.fields]
            values += [_folded(record, each) for each in constraint.expressions]
            yield (constraint.name, *values)


def _folded(record: Record, expression: object) -> str:
    """The value of Lower("name"), the one expression that our constraints are made of."""
    if not isinstance(expression, Lower):
        return str(record.pk)
    [source] = expression.get_source_expressions()
    return str(getattr(record, source.name)).lower()


def _mark(kind: str, *said: str) -> str:
    digest = hashlib.blake2b("\0".join(said).encode("utf-8", "surrogatepass"), digest_size=12)
    return f"{kind}:{digest.hexdigest()}"
