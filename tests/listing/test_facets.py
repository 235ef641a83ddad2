"""Facets: every value with its count under the other filters, in one statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.kernel.listing import facets as counting
from armillary.kernel.listing.facets import Count, Facets, facets, total
from armillary.people.models import Person
from tests.listing.things import a_lent_thing, a_thing, asked
from tests.makers import a_caller, a_customer, an_agent

pytestmark = pytest.mark.django_db


def counted(query: str, actor: Person) -> Facets:
    return facets(asked(query, actor), actor)


def told(found: Facets, name: str) -> list[tuple[str, str, str, bool]]:
    [facet] = [each for each in found.facets if each.field.name == name]
    return [(each.value, each.label, str(each.count), each.chosen) for each in facet.options]


@pytest.fixture
def desk() -> tuple[Person, Person]:
    """Two agents; the first keeps three things, the second has one of them."""
    agent, other = an_agent(), an_agent()
    a_thing(agent, "Ladder", wear=1)
    a_thing(agent, "Drill", wear=2)
    a_lent_thing(agent, other, "Saw")
    return agent, other


def test_values_are_counted_and_named(desk: tuple[Person, Person]) -> None:
    agent, other = desk

    found = counted("", agent)

    assert str(found.total) == "3"
    assert told(found, "state") == [
        ("on_the_shelf", "On The Shelf", "2", False),
        ("lent", "Lent", "1", False),
    ]
    assert told(found, "wear") == [
        ("1", "New", "1", False),
        ("2", "Worn", "1", False),
        ("none", "None", "1", False),
    ]
    assert told(found, "holder") == [
        ("none", "None", "2", False),
        (other.number, other.name, "1", False),
    ]


def test_a_facet_counts_under_the_other_filters_only(desk: tuple[Person, Person]) -> None:
    agent, _ = desk

    found = counted("state=lent&wear=none", agent)

    assert str(found.total) == "1"
    assert told(found, "state") == [
        ("on_the_shelf", "On The Shelf", "0", False),
        ("lent", "Lent", "1", True),
    ]
    assert [each[2] for each in told(found, "wear")] == ["0", "0", "1"]


def test_open_counts_like_a_filter_of_the_state(desk: tuple[Person, Person]) -> None:
    agent, _ = desk

    assert [each[2] for each in told(counted("open=true", agent), "state")] == ["2", "1"]


def test_a_chosen_value_stays_though_no_row_has_it(desk: tuple[Person, Person]) -> None:
    agent, _ = desk

    found = counted(f"holder={agent.number}", agent)

    assert (agent.number, agent.number, "0", True) in told(found, "holder")


def test_words_narrow_the_counts(desk: tuple[Person, Person]) -> None:
    agent, _ = desk

    assert str(counted("q=drill", agent).total) == "1"


def test_counting_stops_at_the_cap(
    desk: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    agent, _ = desk
    monkeypatch.setattr(counting, "CAP", 2)

    found = counted("", agent)

    assert str(found.total) == "2+"
    assert all(each[2].endswith("+") for each in told(found, "holder"))
    assert str(total(asked("", agent), agent)) == "2+"
    assert str(total(asked("state=lent", agent), agent)) == "1"


def test_the_few_that_are_open_are_counted_beside_the_many_that_are_not(
    desk: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    agent, _ = desk
    monkeypatch.setattr(counting, "CAP", 1)

    found = [(label, number) for _, label, number, _ in told(counted("", agent), "state")]

    assert found == [("On The Shelf", "1+"), ("Lent", "1")]


def test_facets_take_one_statement(desk: tuple[Person, Person]) -> None:
    agent, _ = desk
    with CaptureQueriesContext(connection) as queries:
        counted("state=lent&wear=none", agent)

    assert len(queries) == 1


def test_a_stranger_counts_nothing_and_hidden_records_stay_unnamed() -> None:
    customer = a_customer()
    agent, caller = an_agent(), a_caller(customer)
    hidden = a_thing(agent, "Secret box")
    a_thing(caller, "Lid", part_of=hidden)

    assert counted("", a_caller()).total == Count(0, more=False)
    assert told(counted("", caller), "part_of") == []
    assert told(counted("", agent), "part_of") == [
        (hidden.number, "Secret box", "1", False),
        ("none", "None", "1", False),
    ]
