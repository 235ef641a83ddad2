"""The search column is filled by the database, however a row comes in or changes."""

import pytest
from django.db import connection, connections, transaction

from armillary.installation.search import LONGEST
from armillary.kernel.search.words import tsquery, words_of
from armillary.records.models import numbered
from tests.database.as_web import ask
from tests.makers import a_caller, by
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def a_thing(title: str, about: str = "") -> Thing:
    ask("select set_config('armillary.organisations', '*', true)")
    return shelve(by(a_caller()), title=title, about=about)


def found(words: str) -> list[int]:
    query = tsquery(words_of(words))
    return [key for (key,) in ask(f"select id from throwaway_thing where search @@ {query}")]


def test_a_thing_is_found_by_number_title_and_text() -> None:
    thing = a_thing(title="Folding ladder", about="Aluminium, 3 m")

    number = thing.number
    for words in (number, number.lower(), number[4:], str(thing.pk), "LADDER", "aluminium"):
        assert found(words) == [thing.pk]
    assert found("wooden") == []


def test_a_change_is_found_and_what_was_before_is_not() -> None:
    thing = a_thing(title="Ladder")
    ask("select set_config('armillary.act', 'trial', true)")
    ask("update throwaway_thing set title = 'Trestle' where id = %s", thing.pk)

    assert found("trestle") == [thing.pk]
    assert found("ladder") == []


def test_a_title_weighs_more_than_a_text() -> None:
    a_thing(title="Ladder", about="Trestle")
    [(weights,)] = ask("select search::text from throwaway_thing")

    assert "'ladder':5A" in weights
    assert "'trestle':6C" in weights


def test_rows_that_are_copied_in_are_found() -> None:
    keeper = connections["owner"]
    with transaction.atomic(using="owner"), keeper.cursor() as cursor:
        cursor.execute("select set_config('armillary.act', 'trial', true)")
        cursor.execute("select id, organisation_id from people_person order by id limit 1")
        person, organisation = cursor.fetchone()
        with cursor.copy(
            "copy throwaway_thing (organisation_id, state, version, created_at, updated_at, title, "
            "about, keeper_id) from stdin"
        ) as copy:
            copy.write_row((organisation, "lent", 1, "now", "now", "Winch", "", person))
        cursor.execute("select search::text from throwaway_thing where title = 'Winch'")
        [(words,)] = cursor.fetchall()
        transaction.set_rollback(True, using="owner")

    assert "'winch'" in words


def test_the_longest_text_of_the_strangest_words_is_taken() -> None:
    strange = " ".join(f"/{n:x}/ü{n}-ß{n}@{n}.example" for n in range(1_600))

    thing = a_thing(title="Ladder", about=strange)

    assert len(strange) > LONGEST
    assert found("ladder") == [thing.pk]


@pytest.mark.parametrize("key", [1, 42, 999_999, 1_000_000, 2**63 - 1])
def test_database_and_product_number_alike(key: int) -> None:
    assert ask("select armillary_number('THG', %s)", key) == [(numbered("THG", key),)]


def test_an_index_serves_a_search_behind_row_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("select set_config('armillary.organisations', '{1}', true)")
        cursor.execute(
            "explain select id from throwaway_thing where search @@ to_tsquery('simple', 'ladder')"
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "throwaway_thing_search" in plan
    assert "organisation_id = ANY" in plan
