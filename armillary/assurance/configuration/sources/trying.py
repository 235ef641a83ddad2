"""Trying a reading: what its files tell, what would be done, and that written down row by row."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from armillary.assurance.configuration.imports.folding import folded
from armillary.assurance.configuration.imports.formats import read
from armillary.assurance.configuration.imports.found import Findings
from armillary.assurance.configuration.imports.planning import Planner
from armillary.assurance.configuration.imports.proposals import Proposal
from armillary.assurance.configuration.imports.relating import count_of
from armillary.assurance.configuration.sources import queries
from armillary.assurance.configuration.sources.models import Reading
from armillary.assurance.configuration.sources.understanding import understanding
from armillary.assurance.configuration.sources.worlds import About, world_about

LOT = 5_000
MOST_LEFT_OUT = 500
_KEEP = """
insert into sources_row (reading_id, place, verdict, key, ci, class_name, name, why, changes, said,
    identifiers, begins, ends, notes, related, before)
select %s, place, verdict, key, ci, class_name, name, why, changes, said, identifiers, begins, ends,
    notes, false, '{}'
from jsonb_to_recordset(%s::jsonb) as told(place integer, verdict text, key text, ci bigint,
    class_name text, name text, why text, changes jsonb, said jsonb, identifiers jsonb,
    begins jsonb, ends jsonb, notes jsonb)
"""


class Tried(NamedTuple):
    """What a reading would do, in numbers, and what of the source is left out."""

    counts: Mapping[str, int]
    left_out: list[list[str]]

    def as_json(self) -> str:
        return msgspec.json.encode(self._asdict()).decode()


def tried(reading: Reading, at: datetime) -> Tried:
    """Read the files and write down what would be done. Raises WrongSource."""
    with _in_one_go():
        findings = read(reading.form, queries.files_of(reading))
        findings, proposals = planned(reading, findings, at)
        queries.rows_of(reading).delete()
        _write_down(reading, proposals)
    left_out = [list(each) for each in findings.left_out]
    return Tried({**dict(count_of(proposals)), "left": len(left_out)}, left_out[:MOST_LEFT_OUT])


@contextmanager
def _in_one_go() -> Iterator[None]:
    """Nothing made here holds itself; to look for what does takes half of the time."""
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


def planned(
    reading: Reading, findings: Findings, at: datetime
) -> tuple[Findings, Sequence[Proposal]]:
    """What would be done, by the rules of this house and what is here now; and with what."""
    known = understanding()
    items = findings.items.values()
    world = world_about(About(reading.source, items, known.identifying, reading.complete))
    planner = Planner(
        reading.source,
        at,
        known.schema,
        known.identification,
        known.policy_for,
        reading.complete,
        reading.only_known,
    )
    findings = folded(findings, world, reading.source)
    return findings, planner.plan(findings, world)


def _write_down(reading: Reading, proposals: Sequence[Proposal]) -> None:
    rows = (_row(place, each) for place, each in enumerate(proposals, 1))
    with connection.cursor() as cursor:
        for lot in _lots(rows):
            cursor.execute(_KEEP, (reading.pk, msgspec.json.encode(lot).decode()))


def _lots(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while lot := list(islice(rows, LOT)):
        yield lot


def _row(place: int, proposal: Proposal) -> dict[str, Any]:
    told = proposal._asdict()
    return {**told, "place": place, "ci": told.pop("pk")}
