"""A house at one moment: everything that an archive is made of, seen in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from armillary.backups.connecting import Connection, connected
from armillary.backups.sums import TableSum, journal_head, migrations, sums
from armillary.postgres.addresses import Address

_STORED = """
select stored, size, digest, removed_at is not null or record_type = '' from files_attachment
order by id
"""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies in the store; one that `may_be_gone` was removed, or never attached."""

    name: str
    size: int
    sha256: str
    may_be_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What the database holds, and the name by which pg_dump sees the same moment."""

    id: str
    postgresql: int
    migrations: list[str]
    tables: dict[str, TableSum]
    seal: int
    seal_hash: str
    files: tuple[StoredFile, ...]


@contextmanager
def snapshot(address: Address) -> Iterator[Snapshot]:
    """Stands still as long as this lasts, while the product goes on."""
    with connected(address) as connection:
        connection.execute("set transaction isolation level repeatable read, read only")
        yield _taken(connection)


def _taken(connection: Connection) -> Snapshot:
    [(name,)] = connection.execute("select pg_export_snapshot()").fetchall()
    seal, seal_hash = journal_head(connection)
    return Snapshot(
        id=name,
        postgresql=connection.info.server_version // 10_000,
        migrations=migrations(connection),
        tables=sums(connection),
        seal=seal,
        seal_hash=seal_hash,
        files=tuple(StoredFile(*row) for row in connection.execute(_STORED).fetchall()),
    )
