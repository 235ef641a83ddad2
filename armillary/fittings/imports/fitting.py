"""Fitting a mapping that was kept to another file with the same heads, wherever they stand."""

from dataclasses import dataclass

import msgspec

from armillary.fittings.imports.mapping.mapping import Column, Mapping
from armillary.fittings.imports.mapping.words import plain_words
from armillary.fittings.imports.models import File
from armillary.fittings.imports.tables import Table, table_of


@dataclass(frozen=True, slots=True)
class _Kept:
    to: str
    reading: str


def fitted(kept: Mapping, file: File) -> Mapping:
    """The mapping for this file; columns that it does not know stay undecided."""
    return fitted_to(kept, table_of(file))


def fitted_to(kept: Mapping, table: Table) -> Mapping:
    known = {plain_words(each.head): _Kept(each.to, each.reading) for each in kept.columns}
    columns = tuple(
        Column(profile.at, profile.head, found.to, found.reading)
        if found
        else Column(profile.at, profile.head)
        for profile in table.profiles
        for found in [known.get(plain_words(profile.head))]
    )
    return msgspec.structs.replace(kept, columns=columns, head=table.head, without=table.sums)
