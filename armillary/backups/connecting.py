"""Connections past Django: to databases that come and go."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg
from psycopg import sql

from armillary.backups.errors import NotDone
from armillary.postgres.addresses import Address

Connection = psycopg.Connection[tuple[Any, ...]]
MAINTENANCE = "postgres"


@contextmanager
def connected(
    address: Address, database: str = "", *, autocommit: bool = False
) -> Iterator[Connection]:
    """A connection as the owner, in plain words about moments, bytes and figures."""
    try:
        connection = psycopg.connect(
            host=address.host,
            port=address.port or None,
            user=address.user,
            password=address.password,
            dbname=database or address.database,
            autocommit=autocommit,
            options="-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres "
            "-c bytea_output=hex -c extra_float_digits=1 -c statement_timeout=0",
            **dict(address.options),  # type: ignore[arg-type]
        )
    except psycopg.OperationalError as error:
        raise NotDone(
            f"The database {database or address.database} does not answer: {error}"
        ) from None
    with connection:
        yield connection


def administer(address: Address, *statements: tuple[str, tuple[str, ...]]) -> None:
    """Do statements about databases, each on its own, from beside them."""
    with connected(address, MAINTENANCE, autocommit=True) as connection:
        for statement, names in statements:
            connection.execute(named(statement, *names))


def named(statement: str, *names: str) -> sql.Composed:
    """A statement with its {} filled by names, quoted as they must be."""
    return sql.SQL(statement).format(*map(sql.Identifier, names))


def on(address: Address, database: str) -> Address:
    """The same server and owner, another database."""
    return replace(address, database=database)
