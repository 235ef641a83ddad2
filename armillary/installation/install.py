"""Bring the database in line with the declarations. Quick when nothing has changed."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, cast

import psycopg
from django.db import connections, transaction

from armillary.installation import parts, role, text
from armillary.installation.parts import Part
from armillary.installation.role import Role

Owner = psycopg.Connection[Any]
LOCK = 4_207_002
_KEEP = """
create table if not exists armillary_installed (
    part text primary key,
    digest text not null,
    installed_at timestamptz not null default now()
)
"""
_REMEMBER = """
insert into armillary_installed (part, digest) values (%s, %s)
on conflict (part) do update set digest = excluded.digest, installed_at = now()
"""


def install(alias: str = "owner") -> tuple[str, ...]:
    """Make what is missing or different and return the names of those parts.

    Comes after `migrate`. May be called at any time, also beside the running product.
    Raises CannotInstall where the owner lacks a right, in words for an administrator.
    """
    web = Role.of_the_settings()
    with transaction.atomic(using=alias):
        owner = _raw(alias)
        owner.execute("select pg_advisory_xact_lock(%s)", (LOCK,))
        owner.execute(_KEEP)
        kept, tables = _kept(owner), _tables(owner)
        made = [*_make_role(owner, web, kept)]
        wanted = [*parts.of_the_database(), *parts.of_the_tables(web.name)]
        made += _make_all(owner, wanted, kept, tables)
        _say_what_cannot_leak(owner, kept)
    return tuple(made)


def _make_all(
    owner: Owner, wanted: Iterable[Part], kept: Mapping[str, str], tables: Mapping[str, int]
) -> list[str]:
    made = []
    for part in wanted:
        if part.table and part.table not in tables:
            continue
        digest = _digest(owner, part, tables)
        if kept.get(part.name) != digest:
            _make(owner, part)
            owner.execute(_REMEMBER, (part.name, digest))
            made.append(part.name)
    return made


def _make(owner: Owner, part: Part) -> None:
    owner.execute(part.make)
    if part.refresh is not None:
        owner.execute("select set_config('armillary.act', 'install', true)")
        owner.execute(part.refresh)
        owner.execute("select set_config('armillary.act', '', true)")


def _make_role(owner: Owner, web: Role, kept: Mapping[str, str]) -> Iterable[str]:
    name = f"role {web.name}"
    if kept.get(name) != web.digest:
        role.make(owner, web)
        owner.execute(_REMEMBER, (name, web.digest))
        yield name


def _say_what_cannot_leak(owner: Owner, kept: Mapping[str, str]) -> None:
    """A superuser's word; an owner who is none goes without, and searches more slowly."""
    name, statements = "leakproof", text.of("leakproof.sql")
    said = hashlib.blake2b(statements.as_string(owner).encode(), digest_size=32).hexdigest()
    if kept.get(name) == said or owner.info.parameter_status("is_superuser") != "on":
        return
    owner.execute(statements)
    owner.execute(_REMEMBER, (name, said))


def _digest(owner: Owner, part: Part, tables: Mapping[str, int]) -> str:
    """Of the SQL and of the table's identity: a table made anew has lost what was on it."""
    said = [part.make.as_string(owner), str(tables.get(part.table, ""))]
    return hashlib.blake2b("\0".join(said).encode(), digest_size=32).hexdigest()


def _kept(owner: Owner) -> dict[str, str]:
    return dict(owner.execute("select part, digest from armillary_installed").fetchall())


def _tables(owner: Owner) -> dict[str, int]:
    found = owner.execute(
        "select relname, oid from pg_class "
        "where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
    )
    return dict(found.fetchall())


def _raw(alias: str) -> Owner:
    """The connection itself: definitions take no parameters, so Django has nothing to add."""
    connection = connections[alias]
    connection.ensure_connection()
    return cast("Owner", connection.connection)
