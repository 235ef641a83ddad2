"""Migrating sparingly ends where Django's own way ends."""

from django.db import connections
from pytest_django import DjangoDbBlocker

from armillary.installation.install import install
from armillary.installation.migrating import migrate
from tests.conftest import create, on_database

EMPTY = "migrated_sparingly"
_LOOKS = {
    "columns": """
        select table_name::text, column_name::text, ordinal_position::int, data_type::text,
            is_nullable::text, column_default::text
        from information_schema.columns where table_schema = 'public'
    """,
    "constraints": """
        select conrelid::regclass::text, conname::text, pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'public'::regnamespace
    """,
    "indexes": """
        select tablename::text, indexname::text, indexdef
        from pg_indexes where schemaname = 'public'
    """,
}


def test_columns_constraints_and_indexes_are_those_that_django_makes(
    template: str, django_db_blocker: DjangoDbBlocker
) -> None:
    create(EMPTY, "template0")
    with django_db_blocker.unblock():
        with on_database(EMPTY):
            migrate("owner")
            install("owner")
            ours = {name: _seen(look) for name, look in _LOOKS.items()}
        with on_database(template):
            djangos = {name: _seen(look) for name, look in _LOOKS.items()}
    tables = {row[0] for row in ours["columns"]}
    for name, rows in ours.items():
        assert rows == {row for row in djangos[name] if row[0] in tables}


def _seen(look: str) -> set[tuple[object, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(look)
        return set(cursor.fetchall())
