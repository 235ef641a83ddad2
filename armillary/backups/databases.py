"""Databases that come and go: made empty, filled from a dump, exchanged by renaming, dropped."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

import psycopg

from armillary.backups.connecting import administer, connected, named, on
from armillary.backups.errors import NotDone
from armillary.backups.programs import Programs
from armillary.postgres.addresses import WEB_ROLE, Address

_JOBS = "2"
_USERS = """
select count(*) from pg_stat_activity
where datname = %s and backend_type = 'client backend' and pid <> pg_backend_pid()
"""
_KEPT = "select datname from pg_database where datname like %s order by 1"
_ROLE = """
do $$ begin create role {}; exception when duplicate_object or unique_violation then null; end $$
"""


def create(address: Address, database: str) -> None:
    """An empty database, and the role that a dump gives rights to."""
    try:
        administer(
            address,
            (_ROLE, (WEB_ROLE,)),
            ("create database {} template template0", (database,)),
        )
    except psycopg.errors.InsufficientPrivilege:
        raise NotDone(
            f"{address.user} may not make databases, which proving and restoring a backup need: "
            f"alter role {address.user} createdb; or make the backup with --no-verify."
        ) from None


def drop(address: Address, database: str) -> None:
    """Away with it, whoever looks at it."""
    administer(address, ("drop database if exists {} with (force)", (database,)))


@contextmanager
def scratch(address: Address) -> Iterator[Address]:
    """A database for a while."""
    there = on(address, f"{address.database}_check_{token_hex(4)}")
    create(address, there.database)
    try:
        yield there
    finally:
        drop(address, there.database)


def fill(programs: Programs, there: Address, dump: Path) -> None:
    """Load a dump. NotDone: it cannot be loaded whole."""
    programs.run(
        "pg_restore",
        there,
        *("--no-owner", "--exit-on-error", f"--jobs={_JOBS}", f"--dbname={there.database}"),
        str(dump),
    )
    with connected(there, autocommit=True) as connection:
        connection.execute("analyze")


def users_of(address: Address) -> int:
    """How many connections there are to this database."""
    with connected(address, "postgres", autocommit=True) as connection:
        [(users,)] = connection.execute(_USERS, (address.database,)).fetchall()
        return int(users)


def exchange(address: Address, fresh: str, kept: str) -> None:
    """Let the fresh database take the place of the one at this address, which is kept.

    Both names change in one transaction: whatever happens, there is one database of this name.
    """
    with connected(address, "postgres") as connection:
        try:
            connection.execute(named("alter database {} rename to {}", address.database, kept))
            connection.execute(named("alter database {} rename to {}", fresh, address.database))
        except psycopg.errors.ObjectInUse:
            raise NotDone(IN_USE) from None


IN_USE = (
    "The product is running on this database: stop it, then restore. Nothing was changed, and the "
    "archive is good."
)


def kept_before(address: Address) -> list[str]:
    """The databases that earlier restores have put aside."""
    with connected(address, "postgres", autocommit=True) as connection:
        found = connection.execute(_KEPT, (f"{address.database}\\_before\\_%",))
        return [name for (name,) in found.fetchall()]
