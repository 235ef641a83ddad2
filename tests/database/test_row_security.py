"""The second wall: even bare SQL of the web role sees and writes only what is its actor's."""

import psycopg
import pytest
from django.db import DatabaseError, ProgrammingError, connections, transaction

from armillary.installation.role import Role
from armillary.people.models import Person
from tests.database.as_web import acting, ask, standing
from tests.makers import a_caller, an_agent, by
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db
_THINGS = "select title from throwaway_thing order by id"
_LINES = "select distinct organisation_id from kernel_entry where record_type = 'things'"
_ADD = """
insert into throwaway_thing (organisation_id, state, version, created_at, updated_at, title, about,
    keeper_id) values (%s, 'on_the_shelf', 1, now(), now(), 'Smuggled', '', %s)
"""


def two_callers_with_a_thing_each() -> tuple[Person, Person]:
    ask("select set_config('armillary.organisations', '*', true)")
    one, other = a_caller(), a_caller()
    shelve(by(one), title="Ladder")
    shelve(by(other), title="Lamp")
    return one, other


def test_who_says_nothing_sees_nothing() -> None:
    two_callers_with_a_thing_each()

    with standing(None):
        assert ask(_THINGS) == []
        assert ask(_LINES) == []


def test_who_says_nothing_writes_nothing() -> None:
    one, _ = two_callers_with_a_thing_each()

    with standing(None), acting():
        ask("update throwaway_thing set title = 'Mine'")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ask(_ADD, one.organisation_id, one.pk)
    assert ask(_THINGS) == [("Ladder",), ("Lamp",)]


def test_a_customer_sees_the_own_organisation() -> None:
    one, other = two_callers_with_a_thing_each()

    with standing(one):
        assert ask(_THINGS) == [("Ladder",)]
        assert ask(_LINES) == [(one.organisation_id,)]
    with standing(other):
        assert ask(_THINGS) == [("Lamp",)]


def test_the_people_of_the_provider_see_all() -> None:
    two_callers_with_a_thing_each()

    with standing(an_agent()):
        assert ask(_THINGS) == [("Ladder",), ("Lamp",)]


def test_a_customer_writes_nothing_for_another() -> None:
    one, other = two_callers_with_a_thing_each()

    with standing(one), acting():
        ask("update throwaway_thing set title = 'Mine'")
        assert ask(_THINGS) == [("Mine",)]
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ask(_ADD, other.organisation_id, one.pk)


@pytest.mark.parametrize(
    "statement",
    [
        "update kernel_entry set text = ''",
        "delete from kernel_entry",
        "truncate kernel_entry cascade",
        "update kernel_seal set hash = ''",
        "delete from kernel_seal",
        "delete from throwaway_thing",
        "alter table throwaway_thing disable row level security",
        "drop trigger armillary_guard on throwaway_thing",
        "set role armillary",
        "update armillary_installed set digest = ''",
    ],
)
def test_the_web_role_may_not(statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), standing(None):
        ask(statement)


def test_the_web_role_is_nobody_special() -> None:
    [rights] = ask(
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles "
        "where rolname = current_user"
    )

    assert rights == (False,) * 5


def test_every_session_of_the_web_role_has_limits() -> None:
    owner, web = connections["owner"].settings_dict, Role.of_the_settings()
    with psycopg.connect(
        host=owner["HOST"],
        port=owner["PORT"],
        dbname=owner["NAME"],
        user=web.name,
        password=web.password,
    ) as bare:
        limits = bare.execute(
            "select current_setting('statement_timeout'), current_setting('lock_timeout'), "
            "current_setting('idle_in_transaction_session_timeout')"
        ).fetchone()

    assert limits == ("10s", "3s", "1min")
