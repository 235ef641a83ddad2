"""Search: by number, by words, by what was said, and never more than the actor may see."""

import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armillary.fittings.search import looking
from armillary.fittings.search.finding import Found, find
from armillary.fittings.search.marking import Marked, pieces, snippet
from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.listing import sizes
from armillary.kernel.registry import record_types
from armillary.kernel.search.words import tsquery, words_of
from armillary.people.models import Person
from tests.listing.things import a_thing
from tests.makers import a_caller, a_customer, an_agent, by
from tests.throwaway.models import Thing
from tests.throwaway.process import lend

pytestmark = pytest.mark.django_db


def numbers(found: Found) -> list[str]:
    return [hit.number for group in found.groups for hit in group.hits]


@pytest.mark.parametrize("written", ["THG-{}", "thg {}", "thg{}", "Thg-00000{}", " THG - {} "])
def test_a_number_jumps_to_its_record(written: str) -> None:
    agent = an_agent()
    thing = a_thing(agent)

    found = find(written.format(thing.pk), agent)

    assert found.exact is not None
    assert found.exact.number == thing.number


@pytest.mark.parametrize(
    "typed",
    ["scan", "SCANNER", "scanner 5th", "floor scan", "café", "CAFE\u0301", "db-01.ex", "b.example"],
)
def test_words_are_found_whatever_their_capitals_and_composition(typed: str) -> None:
    agent = an_agent()
    thing = a_thing(
        agent, "Scanner", about=unicodedata.normalize("NFD", "5th floor café, db-01.b.example.com")
    )
    a_thing(agent, "Ladder")

    assert numbers(find(typed, agent)) == [thing.number]


def test_only_the_last_word_may_be_a_beginning() -> None:
    agent = an_agent()
    a_thing(agent, "Scanner drum")

    assert numbers(find("scan drum", agent)) == []
    assert len(numbers(find("scanner dr", agent))) == 1


def test_a_title_goes_before_a_text_and_the_newest_before_the_older() -> None:
    agent = an_agent()
    in_text = a_thing(agent, "Box", about="holds a drill")
    older, newer = a_thing(agent, "Drill"), a_thing(agent, "Drill")

    assert numbers(find("drill", agent)) == [newer.number, older.number, in_text.number]


def test_what_was_said_is_found_by_those_who_may_read_it() -> None:
    agent, caller = an_agent(), a_caller()
    thing = a_thing(caller, "Ladder")
    comment(thing, by(caller), text="The third rung is cracked")
    note(thing, by(agent), text="He probably cracked it himself, clumsy")

    [hit] = find("third rung", caller).groups[0].hits

    assert (hit.number, hit.said) == (thing.number, True)
    assert Marked("third", hit=True) in hit.snippet
    assert numbers(find("clumsy", caller)) == []
    assert numbers(find("clumsy", agent)) == [thing.number]


def test_what_was_said_too_often_for_one_look_is_found_type_by_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agent = an_agent()
    things = [a_thing(agent, "Ladder") for _ in range(3)]
    for thing in (*things, agent):
        comment(thing, by(agent), text="Slippery when wet")
    at_once = [group.kind.slug for group in find("slippery", agent).groups]
    monkeypatch.setattr(looking, "FEW", 2)

    one_by_one = [group.kind.slug for group in find("slippery", agent).groups]

    assert one_by_one == at_once == ["persons", "things"]


def test_a_large_table_is_asked_in_another_way_with_the_same_outcome(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agent, caller = an_agent(), a_caller()
    things = [a_thing(person, "Ladder") for person in (agent, caller)]
    small = [numbers(find("lad", person)) for person in (agent, caller)]
    monkeypatch.setattr(sizes, "_rows", {Thing._meta.db_table: looking.LARGE + 1})

    large = [numbers(find("lad", person)) for person in (agent, caller)]

    assert large == small == [[things[1].number, things[0].number], [things[1].number]]


def test_a_search_learns_which_tables_have_become_large(monkeypatch: pytest.MonkeyPatch) -> None:
    learnt: dict[str, float] = {}
    monkeypatch.setattr(sizes, "_rows", learnt)

    find("ladder", an_agent())

    assert set(learnt) == {kind.model._meta.db_table for kind in record_types().values()}


def test_a_stranger_finds_nothing() -> None:
    agent, stranger = an_agent(), a_caller()
    thing = a_thing(agent, "Ladder", about="aluminium")
    comment(thing, by(agent), text="It is slippery")

    found = [find(text, stranger) for text in ("ladder", "slippery", thing.number)]

    assert [(each.exact, numbers(each)) for each in found] == [(None, [])] * 3


def test_a_colleague_of_the_same_customer_finds_only_the_own() -> None:
    customer = a_customer()
    caller, colleague = a_caller(customer), a_caller(customer)
    a_thing(caller, "Ladder")
    mine = a_thing(colleague, "Ladder")

    assert numbers(find("ladder", colleague)) == [mine.number]


def test_search_takes_three_statements_however_much_there_is() -> None:
    agent = an_agent()
    assert agent.roles, "A request knows them from the query that signs it in."
    for _ in range(12):
        thing = a_thing(agent, "Ladder")
        lend(thing, by(agent), holder=agent)
    assert agent.roles  # they come with whoever is signed in, as the teams do
    assert not agent.team_ids
    with CaptureQueriesContext(connection) as queries:
        found = find("ladder", agent, limit=5)

    assert len(queries) == 3
    assert (len(found.groups[0].hits), str(found.groups[0].count)) == (5, "12")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=200))
def test_whatever_is_typed_is_answered(text: str, agent: Person) -> None:
    found = find(text, agent)

    assert found.words == words_of(text)


@pytest.fixture
def agent() -> Person:
    """Somebody who sees a thing."""
    agent = an_agent()
    a_thing(agent, "Ladder")
    return agent


@pytest.mark.parametrize("word", ["it's", "a'", "50%", "a\\b", "a&b", "", "x\x00"])
def test_what_is_no_word_does_not_become_a_query(word: str) -> None:
    with pytest.raises(ValueError, match="words_of"):
        tsquery((word,) if word else ())


def test_marks_stand_on_whole_words_and_on_the_beginning_of_the_last() -> None:
    assert pieces("Ladders, a ladder, LADDER_x", ("ladder",)) == (
        Marked("Ladders", hit=True),
        Marked(", a ", hit=False),
        Marked("ladder", hit=True),
        Marked(", ", hit=False),
        Marked("LADDER", hit=True),
        Marked("_x", hit=False),
    )
    assert pieces("bladder", ("ladder",)) == (Marked("bladder", hit=False),)


def test_a_snippet_is_cut_around_the_first_hit_and_holds_no_markup() -> None:
    text = "before " * 60 + "<b>needle</b>" + " after" * 60

    cut = snippet(text, ("needle",))

    assert Marked("needle", hit=True) in cut
    assert cut[0].text.startswith("…before")
    assert cut[-1].text.endswith("…")
    assert snippet(text, ("missing",)) == ()
