"""Every part of the database that declarations ask for, each as the SQL that makes it so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import LiteralString

from django.apps import apps
from django.db import models
from psycopg import sql

from armillary.installation import search, text
from armillary.kernel import by_heart, registry
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Entry, Outbox, Seal
from armillary.records.models import Record

EXTENSIONS = ("pg_trgm", "btree_gist")
RECORD_RIGHTS = "select, insert, update"
JOURNAL_RIGHTS = "select, insert"
PLAIN_RIGHTS = "select, insert, update, delete"
JOURNAL: tuple[type[models.Model], ...] = (Entry, Seal)
READ_ONLY = ("django_migrations", "armillary_installed")
BUSY: tuple[type[models.Model], ...] = (Outbox, Job)


@dataclass(frozen=True, slots=True)
class Part:
    """Something to install: on which table (none: on the database), and how.

    `refresh` is done after a change, for the rows that are there already.
    """

    name: str
    make: sql.Composed
    table: str = ""
    refresh: sql.Composed | None = None


def of_the_database() -> Iterator[Part]:
    """What tables stand on; needed before the first of them."""
    for name in EXTENSIONS:
        yield Part(f"extension {name}", text.of("extension.sql", name=sql.Identifier(name)))
    yield Part("functions", text.of("functions.sql"))
    yield Part("withdrawing", text.of("withdraw.sql"))


def of_the_tables(role: str) -> Iterator[Part]:
    """Guards, rights, row security and search, table by table."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy and model._meta.managed:
            yield from _of_one_table(model, sql.Identifier(role))
    for model in by_heart.heeded():
        table = model._meta.db_table
        yield Part(f"turning by {table}", text.of("turn.sql", table=sql.Identifier(table)), table)
    for table in READ_ONLY:
        rights = _rights(table, "select", sql.Identifier(role))
        yield Part(f"rights on {table}", text.of("rights.sql", **rights), table)


def _of_one_table(model: type[models.Model], role: sql.Identifier) -> Iterator[Part]:
    table = model._meta.db_table
    named = sql.Identifier(table)
    yield Part(
        f"rights on {table}", text.of("rights.sql", **_rights(table, _allowed(model), role)), table
    )
    if isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
        yield Part(f"numbers of {table}", _numbers(table, str(model._meta.pk.column), role), table)
    if model in BUSY:
        yield Part(f"cleaning of {table}", text.of("busy.sql", table=named), table)
    if issubclass(model, Record):
        yield from _of_a_record(model, role)
        return
    if model is Entry or getattr(model, "rows_by_organisation", False):
        yield Part(f"rows of {table}", text.of("row_security.sql", table=named, role=role), table)
    if model is Entry:
        yield Part(f"words in {table}", search.said(table), table)


def _of_a_record(model: type[Record], role: sql.Identifier) -> Iterator[Part]:
    table = model._meta.db_table
    named = sql.Identifier(table)
    kind = {each.model: each for each in registry.record_types().values()}.get(model)
    shared = kind is not None and kind.shared
    rows = (
        text.of("no_row_security.sql", table=named)
        if shared
        else text.of("row_security.sql", table=named, role=role)
    )
    yield Part(f"guard of {table}", text.of("guard.sql", table=named), table)
    yield Part(f"rows of {table}", rows, table)
    if kind is not None:
        yield Part(f"search in {table}", search.trigger(kind), table, search.refresh(kind))
        yield Part(f"custom fields in {table}", search.values(kind), table)
        if likeness := search.likeness(kind):
            yield Part(f"likeness in {table}", likeness, table)


def _allowed(model: type[models.Model]) -> LiteralString:
    if model in JOURNAL or getattr(model, "only_grows", False):
        return JOURNAL_RIGHTS
    return RECORD_RIGHTS if issubclass(model, Record) else PLAIN_RIGHTS


def _rights(table: str, rights: LiteralString, role: sql.Identifier) -> dict[str, sql.Composable]:
    return {"table": sql.Identifier(table), "rights": sql.SQL(rights), "role": role}


def _numbers(table: str, column: str, role: sql.Identifier) -> sql.Composed:
    """The sequence behind an identity column has the name that PostgreSQL gives it."""
    return text.of("sequence.sql", sequence=sql.Identifier(f"{table}_{column}_seq"), role=role)
