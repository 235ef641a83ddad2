"""What can be seen of lines that wait for their seal, and of lines that wait a second time."""

from pathlib import Path

from django.db import connections

from armillary.kernel.journal.findings import Kind
from armillary.kernel.journal.verifying import verify
from tests.journal.lines import a_sealed_journal, seal_all, write_lines
from tests.journal.tampering import named


def as_owner(statement: str) -> list[tuple[int, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_a_line_that_vanishes_while_it_waits_is_named_and_stops_no_seal(
    own_database: None, tmp_path: Path
) -> None:
    witness = a_sealed_journal(tmp_path, 5, 5)
    write_lines(3)
    [(first,)] = as_owner("select min(entry_id) from kernel_outbox")
    as_owner("set session_replication_role = replica")
    as_owner(f"delete from kernel_entry where id = {first}")

    assert seal_all(witness, 10) == 2
    assert named(verify(witness).findings) == [(Kind.GONE, first, None)]


def test_a_line_that_is_put_back_into_the_outbox_is_named_when_it_is_sealed_again(
    own_database: None, tmp_path: Path
) -> None:
    witness = a_sealed_journal(tmp_path, 5, 5)
    [(newest,)] = as_owner("select max(id) from kernel_entry")
    as_owner(f"insert into kernel_outbox values ({newest})")

    assert seal_all(witness, 10) == 1
    [(seal,)] = as_owner("select max(id) from kernel_seal")
    assert named(verify(witness).findings) == [(Kind.SEALED_TWICE, newest, seal)]
