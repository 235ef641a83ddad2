"""Proposing a mapping: one that was kept for such files, else what heads and cells suggest."""

from armillary.fittings.imports import queries
from armillary.fittings.imports.fitting import fitted_to
from armillary.fittings.imports.mapping.guessing import guessed
from armillary.fittings.imports.mapping.mapping import Mapping, from_data
from armillary.fittings.imports.mapping.targets import (
    creation_of,
    creations_for,
    kind_of,
    targets_of,
)
from armillary.fittings.imports.models import File, ImportMapping
from armillary.fittings.imports.tables import Table, table_of
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.verb import Verb


def proposed(file: File, into: str, act: Act) -> Mapping:
    """The mapping that a person would be shown first."""
    table = table_of(file)
    kept = kept_for(table, into, act)
    if kept is not None:
        return fitted_to(from_data(kept.mapping), table)
    return guess(file, table, into, way_of(into, act), act)


def kept_for(table: Table, into: str, act: Act) -> ImportMapping | None:
    """What the actor kept last for files with these heads."""
    return queries.mappings_for(table.heads, into, act.actor).first()


def way_of(into: str, act: Act, name: str = "") -> Verb:
    """The creation of this name if the actor may go this way, else the first that is open."""
    kind = kind_of(into)
    ways = creations_for(kind, act)
    named = [verb for verb in ways if verb.name == name]
    return next(iter((*named, *ways)), creation_of(kind))


def guess(file: File, table: Table, into: str, verb: Verb, act: Act) -> Mapping:
    """What heads and cells suggest. Figures of a workbook have a point before their decimals."""
    exact = file.found["kind"] == "xlsx"
    columns = guessed(table.profiles, targets_of(kind_of(into), verb, act.actor), exact=exact)
    zone = act.actor.zone or "UTC"
    return Mapping(verb.name, columns, head=table.head, without=table.sums, zone=zone)
