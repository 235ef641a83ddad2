"""Fitting a mapping that was kept to another file with the same heads, wherever they stand."""

from msgspec.structs import replace

from armillary.fittings.imports.mapping.mapping import Column, Mapping
from armillary.fittings.imports.mapping.words import plain_words
from armillary.fittings.imports.models import File
from armillary.fittings.imports.tables import Table, table_of


def fitted(kept: Mapping, file: File) -> Mapping:
    """The mapping for this file; columns that it does not know stay undecided."""
    return fitted_to(kept, table_of(file))


def fitted_to(kept: Mapping, table: Table) -> Mapping:
    known = {plain_words(each.head): each for each in kept.columns}
    unknown = Column(0, "")
    columns = tuple(
        replace(known.get(plain_words(each.head), unknown), at=each.at, head=each.head)
        for each in table.profiles
    )
    return replace(kept, columns=columns, head=table.head, without=table.sums)
