"""What a database holds, in figures: the rows of each table and a sum over all that they say."""

import msgspec

from armillary.backups.connecting import Connection, named

_TABLES = """
select relname from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname
"""
_SUM = """
select count(*), coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint::numeric), 0)::text
from {} t
"""
_MIGRATIONS = "select app || '.' || name from django_migrations order by 1"
_HEAD = "select id, encode(hash, 'hex') from kernel_seal order by id desc limit 1"


class TableSum(msgspec.Struct, frozen=True):
    """How many rows, and the sum of their digests: the order of rows plays no part in it."""

    rows: int
    sum: str


def sums(connection: Connection) -> dict[str, TableSum]:
    """Every table of the product."""
    tables = [name for (name,) in connection.execute(_TABLES).fetchall()]
    return {table: _sum(connection, table) for table in tables}


def migrations(connection: Connection) -> list[str]:
    return [name for (name,) in connection.execute(_MIGRATIONS).fetchall()]


def journal_head(connection: Connection) -> tuple[int, str]:
    """The newest seal and its hash; 0 and nothing where there is none."""
    return connection.execute(_HEAD).fetchone() or (0, "")


def _sum(connection: Connection, table: str) -> TableSum:
    [(rows, total)] = connection.execute(named(_SUM, table)).fetchall()
    return TableSum(rows, total)
