"""Pages of lists: all rows once, in order, whatever is sorted and wherever nothing stands."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armillary.kernel.fields import fields_of
from armillary.kernel.listing import conditions, sizes
from armillary.kernel.listing.asked import BadQuestion, Question
from armillary.kernel.listing.conditions import sought
from armillary.kernel.listing.reading import one
from armillary.kernel.listing.rows import Named
from armillary.people.models import Person
from tests.listing.crowd import a_crowd
from tests.listing.things import CHRISTMAS, a_lent_thing, a_thing, asked, listed, numbers
from tests.makers import a_caller, a_customer, an_agent, by
from tests.throwaway import process
from tests.throwaway.models import Thing
from tests.throwaway.process import THING

pytestmark = pytest.mark.django_db

SORTABLE = [field.name for field in fields_of(THING).values() if field.sortable]


def test_a_row_holds_typed_values_and_names() -> None:
    agent = an_agent()
    thing = a_lent_thing(agent, agent, "Drill")

    [row] = listed("fields=number,title,state,holder,due_at,weight,wear,part_of", agent).rows

    assert (row.key, row.number, row.version) == (thing.pk, thing.number, 2)
    assert row.values == (
        thing.number,
        "Drill",
        "lent",
        Named(number=agent.number, name=agent.name),
        CHRISTMAS,
        None,
        None,
        None,
    )


def test_filters_narrow() -> None:
    agent, other = an_agent(), an_agent()
    shelved, lent = a_thing(agent, wear=2), a_lent_thing(agent, other)

    assert numbers("state=lent", agent) == [lent.number]
    assert numbers("open=false", agent) == [shelved.number]
    assert numbers("open=true&holder=me", other) == [lent.number]
    assert numbers("open=true&holder=me", agent) == []
    assert numbers("holder=none", agent) == [shelved.number]
    assert numbers(f"holder=none,{other.number}", agent) == [lent.number, shelved.number]
    assert numbers("wear=none,1", agent) == [lent.number]
    assert numbers(f"number={shelved.number},{lent.number}", agent) == [
        lent.number,
        shelved.number,
    ]
    assert numbers("due_at.gte=2026-12-24&due_at.lt=2026-12-25", agent) == [lent.number]
    assert numbers("due_at.gt=2026-12-25", agent) == []


def test_words_narrow_too() -> None:
    agent = an_agent()
    ladder = a_thing(agent, "Ladder", about="Reaches db-01.example.com in the ATTIC")
    drill = a_thing(agent, "Drill")

    assert numbers("q=ladd", agent) == [ladder.number]
    assert numbers("q=attic+ladder", agent) == [ladder.number]
    assert numbers("q=db-01", agent) == [ladder.number]
    assert numbers("q=attic+drill", agent) == []
    assert numbers(f"q=thg+{drill.pk}", agent) == [drill.number]


def test_of_a_large_table_a_common_word_is_not_looked_up_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known: dict[str, float] = {}
    monkeypatch.setattr(sizes, "_rows", known)
    agent = an_agent()
    a_crowd(agent, 6_000)
    lamp = a_thing(agent, "Green lamp")
    common, rare = asked("q=crowd", agent), asked("q=green", agent)

    first = sought_in(common, agent)
    assert list(known) == ["throwaway_thing"]
    known["throwaway_thing"] = conditions.LARGE + 1
    later = sought_in(common, agent)

    assert ("sample" in first, "sample" in later) == (False, True)
    assert sought(rare, agent).hits == (lamp.pk,)
    assert len(numbers("q=crowd&limit=7", agent)) == 7
    assert numbers("q=green", agent) == [lamp.number]


def sought_in(question: Question, agent: Person) -> str:
    """The statement that finds out that the words of the question are common."""
    with CaptureQueriesContext(connection) as captured:
        assert sought(question, agent) == question
    [statement] = captured
    return statement["sql"]


def many_things(agent: Person) -> None:
    """Twelve things with holes and with equal values in every column."""
    for wear, weight, title in zip(
        (None, 1, 2) * 4, (None, "1.5", "1.5", "20") * 3, ("b", "A", "a", "Ä") * 3, strict=True
    ):
        thing = a_thing(agent, title, wear=wear)
        if weight:
            process.weigh(thing, by(agent), weight=Decimal(weight))
        if wear == 1:
            process.lend(thing, by(agent), holder=agent, due_at=CHRISTMAS)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_pages_are_complete_and_disjoint_whatever_the_order(
    data: st.DataObject, things: Person
) -> None:
    names = data.draw(st.lists(st.sampled_from(SORTABLE), min_size=1, max_size=3, unique=True))
    sort = ",".join(data.draw(st.sampled_from(["", "-"])) + name for name in names)
    limit = data.draw(st.integers(1, 13))
    whole = numbers(f"sort={sort}&limit=200", things)

    forwards, backwards, page = [], [], listed(f"sort={sort}&limit={limit}", things)
    forwards += [row.number for row in page.rows]
    while page.after:
        page = listed(f"sort={sort}&limit={limit}&after={page.after}", things)
        forwards += [row.number for row in page.rows]
    backwards = [row.number for row in page.rows]
    while page.before:
        page = listed(f"sort={sort}&limit={limit}&before={page.before}", things)
        backwards = [*(row.number for row in page.rows), *backwards]

    assert len(whole) == 12
    assert forwards == whole
    assert backwards == whole


@pytest.fixture
def things() -> Person:
    """Somebody who sees twelve things."""
    agent = an_agent()
    many_things(agent)
    return agent


@pytest.mark.parametrize("sort", ["weight", "-weight", "wear", "-due_at", "holder"])
def test_what_holds_nothing_comes_last_either_way(sort: str, things: Person) -> None:
    name = sort.removeprefix("-")
    values = [row.values[0] for row in listed(f"sort={sort}&fields={name}", things).rows]

    empty = [value is None for value in values]

    assert True in empty
    assert empty == sorted(empty)


def test_words_are_ordered_without_regard_to_capitals(things: Person) -> None:
    page = listed("sort=title&fields=title", things)

    assert [row.values[0] for row in page.rows] == [*["A", "a"] * 0, *sorted_titles()]


def sorted_titles() -> list[str]:
    rows = Thing.objects.order_by("title").values_list("title", "pk")
    return [title for title, _ in sorted(rows, key=lambda row: (row[0].lower(), -row[1]))]


@pytest.mark.parametrize("place", ["", "x", "AAAA", "W10", "bnVsbA", "a" * 3000, "é"])
def test_a_broken_place_is_told(place: str, things: Person) -> None:
    with pytest.raises(BadQuestion):
        listed(f"after={place}", things)


def test_a_place_belongs_to_its_order(things: Person) -> None:
    place = listed("sort=title&limit=1", things).after

    with pytest.raises(BadQuestion, match="start again without it"):
        listed(f"sort=-title&after={place}", things)


def test_a_list_takes_one_query_whatever_its_columns(things: Person) -> None:
    with CaptureQueriesContext(connection) as few:
        listed("limit=1", things)
    with CaptureQueriesContext(connection) as many:
        listed("limit=200", things)

    assert (len(few), len(many)) == (1, 1)


def test_a_stranger_sees_nothing_and_gets_nothing_to_go_on() -> None:
    agent, stranger = an_agent(), a_caller()
    thing = a_thing(agent)

    page = listed("", stranger)

    assert (page.rows, page.after, page.before) == ((), "", "")
    assert one(THING, asked("", stranger).fields, thing.pk, stranger) is None


def test_another_record_is_named_only_to_those_who_may_see_it() -> None:
    customer = a_customer()
    caller, agent = a_caller(customer), an_agent()
    hidden = a_thing(agent, "Secret box")
    mine = a_thing(caller, "Key", part_of=None)
    process.lend(hidden, by(agent), holder=agent)
    shown = process.shelve(by(caller), title="Lid", part_of=hidden)

    rows = listed("fields=number,part_of", caller).rows

    assert [row.number for row in rows] == [shown.number, mine.number]
    assert [row.values[1] for row in rows] == [None, None]
    assert listed("fields=part_of&number=" + shown.number, agent).rows[0].values == (
        Named(number=hidden.number, name="Secret box"),
    )
