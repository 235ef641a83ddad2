"""A journal to tamper with: many lines, written past the verbs because they are only material."""

from collections.abc import Iterator
from pathlib import Path

from django.db import connections

from armillary.kernel.journal.sealing import seal_batch
from armillary.kernel.journal.witness import FileWitness
from tests.makers import the_robot

_LINES = """
with line as (
    insert into kernel_entry (act, at, recorded_at, actor_id, door, verb, activity, record_type,
        record_id, organisation_id, state_before, state_after, version, changes, text, audience)
    select gen_random_uuid(), timestamptz '2026-11-23 09:00Z' + n * interval '1 second',
        clock_timestamp(), %s, 'web', 'resolve', 'incident.resolve', 'incidents', n %% 500 + 1, %s,
        'in_progress', 'resolved', n / 500 + 2,
        jsonb_build_object('resolution', jsonb_build_array('', 'Restarted node ' || n)),
        'Node ' || n || ' answers “again” ✓', 'public'
    from generate_series(1, %s) n
    returning id
)
insert into kernel_outbox (entry_id) select id from line
"""


def write_lines(count: int) -> None:
    """Add so many lines and their outbox rows."""
    robot = the_robot()
    with connections["owner"].cursor() as cursor:
        cursor.execute(_LINES, (robot.pk, robot.organisation_id, count))


def seal_all(witness: FileWitness, at_once: int) -> int:
    """Seal until nothing waits, telling the witness as the relay does; how many lines it were."""
    return sum(_sealed(witness, at_once))


def a_sealed_journal(folder: Path, count: int, at_once: int) -> FileWitness:
    """So many lines under seals of `at_once` lines each, after one seal for the first rows."""
    witness = FileWitness(folder / "journal.witness")
    seal_all(witness, 10_000)
    write_lines(count)
    seal_all(witness, at_once)
    return witness


def _sealed(witness: FileWitness, at_once: int) -> Iterator[int]:
    while (sealed := seal_batch(at_once))[1] is not None:
        witness.tell(sealed[1])
        yield sealed[0]
