"""Records change by verbs only, also for the owner and also in bulk."""

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction

from tests.database.as_web import acting, ask
from tests.makers import a_caller, by
from tests.throwaway.process import shelve

WRITES = (
    "insert into throwaway_thing select * from throwaway_thing",
    "update throwaway_thing set title = 'Mine'",
    "delete from throwaway_thing",
    "truncate throwaway_thing",
)
every_write = pytest.mark.parametrize("write", WRITES)
without_an_act = pytest.raises((DatabaseError, psycopg.Error), match="Records change by verbs only")


@every_write
@pytest.mark.django_db(databases=["owner"])
def test_the_owner_cannot_write_records_without_an_act(write: str) -> None:
    with (
        without_an_act,
        transaction.atomic(using="owner"),
        connections["owner"].cursor() as cursor,
    ):
        cursor.execute(write)


@pytest.mark.django_db
def test_the_web_role_cannot_write_records_without_an_act() -> None:
    with without_an_act, transaction.atomic():
        ask("update throwaway_thing set title = 'Mine'")


def test_an_act_ends_with_its_transaction(own_database: None) -> None:
    with transaction.atomic():
        ask("select set_config('armillary.organisations', '*', true)")
        shelve(by(a_caller()), title="Ladder")

    with without_an_act, transaction.atomic():
        ask("update throwaway_thing set title = 'Mine'")


@pytest.mark.django_db(databases=["owner"])
def test_copying_rows_in_needs_an_act_as_well() -> None:
    with (
        without_an_act,
        transaction.atomic(using="owner"),
        connections["owner"].cursor() as cursor,
        cursor.copy("copy throwaway_thing (title) from stdin") as copy,
    ):
        copy.write_row(("Ladder",))


@pytest.mark.django_db
def test_a_verb_has_an_act() -> None:
    ask("select set_config('armillary.organisations', '*', true)")
    thing = shelve(by(a_caller()), title="Ladder")

    with acting():
        ask("update throwaway_thing set title = 'Lamp' where id = %s", thing.pk)
    thing.refresh_from_db()
    assert thing.title == "Lamp"
