"""Is what was loaded what was dumped? By the counts and sums of all tables, and by the journal."""

from collections.abc import Iterable
from typing import Any

from armillary.backups.connecting import connected
from armillary.backups.errors import BadArchive
from armillary.backups.manifest import Manifest
from armillary.backups.sums import TableSum, journal_head, sums
from armillary.kernel.journal.verifying import examine
from armillary.kernel.journal.witness import Head
from armillary.postgres.addresses import Address


def prove(there: Address, manifest: Manifest, heads: Iterable[Head]) -> None:
    """Compare a filled database with the manifest of its archive. Raises BadArchive."""
    with connected(there) as connection:
        connection.execute("set transaction isolation level repeatable read, read only")
        found = sums(connection)
        if found != manifest.tables:
            raise BadArchive(_difference(manifest.tables, found))
        if journal_head(connection) != (manifest.seal, manifest.seal_hash):
            raise BadArchive("the newest seal of its journal is not the one that it names.")
        cursor: Any = connection.cursor()
        verdict = examine(cursor, heads)
        if not verdict.sound:
            raise BadArchive(f"its journal is not whole. {verdict.findings[0]}")


def _difference(said: dict[str, TableSum], found: dict[str, TableSum]) -> str:
    for table in sorted({*said, *found}):
        if table not in found:
            return f"the table {table} is not in its dump."
        if table not in said:
            return f"its dump holds a table {table} of which its manifest knows nothing."
        if found[table].rows != said[table].rows:
            return f"{table} has {found[table].rows:,} rows and not {said[table].rows:,}."
    return "what its tables hold is not what was backed up."
