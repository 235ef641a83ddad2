"""Limits, needs and defaults: what a custom field asks, in sentences; a refusal changes nothing."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from armillary.fittings.custom_fields import actions, indexing
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.reading import Shape, Wrong, stored
from armillary.fittings.custom_fields.vocabulary import MOST_OF_A_TYPE, REFERRING, Kind, Needed, Who
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Door
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.custom_fields.fields import a_field, fill_in
from tests.listing.things import a_thing
from tests.makers import an_agent, api_client, by, the_robot
from tests.throwaway.models import Thing
from tests.throwaway.process import lend, shelve

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things"


@pytest.fixture
def agent() -> Person:
    return an_agent()


def post(client: Client, url: str, data: Any, **headers: str) -> Any:
    return client.post(url, json.dumps(data), content_type="application/json", headers=headers)


WRONG = [
    (Kind.TEXT, {"maximum": "5"}, "sixsix", "At most 5 characters"),
    (Kind.TEXT, {"minimum": "3"}, "ab", "At least 3 characters"),
    (Kind.TEXT, {}, "two\nlines", "one line"),
    (Kind.TEXT, {}, 7, "must be a text"),
    (Kind.INTEGER, {"minimum": "1", "unit": "kg"}, 0, "At least 1 kg"),
    (Kind.INTEGER, {}, "1.5", "whole number"),
    (Kind.INTEGER, {}, True, "whole number"),
    (Kind.INTEGER, {}, 2**63, "too large"),
    (Kind.DECIMAL, {"decimals": 1}, "1.25", "At most 1 digits"),
    (Kind.DECIMAL, {}, "1e5", "such as 12.50"),
    (Kind.DECIMAL, {}, "NaN", "such as 12.50"),
    (Kind.BOOLEAN, {}, "maybe", "true or false"),
    (Kind.DATE, {}, "2026-02-30", "no such day"),
    (Kind.DATE, {"maximum": "2026-12-31"}, "2027-01-01", "At most 2026-12-31"),
    (Kind.MOMENT, {}, "2026-02-03T10:00", "with its zone"),
    (Kind.CHOICE, {"choices": "red\ngreen"}, "blue", "Choose one of red, green"),
    (Kind.CHOICES, {"choices": "red\ngreen"}, ["red", 5], "Choose one of"),
    (Kind.CHOICES, {"choices": "red\ngreen"}, {"red": 1}, "a list of choices"),
    (Kind.LINK, {}, "javascript:alert(1)", "web address"),
    (Kind.LINK, {}, "https://exa mple.com", "web address"),
    (Kind.ADDRESS, {}, "10.0.0.256", "network address such as"),
    (Kind.ADDRESS, {}, "fe80::1%eth0", "network address such as"),
    (Kind.ADDRESS, {}, "10.0.0.0/33", "network address such as"),
    (Kind.PERSON, {}, "PER-999999", "nothing of this number"),
    (Kind.PERSON, {}, 5, "a number such as PER-"),
    (Kind.RECORD, {"refers_to": "things"}, "PER-000001", "nothing of this number"),
]


@pytest.mark.parametrize(("kind", "shape", "value", "why"), WRONG)
def test_what_does_not_fit_is_refused_in_a_sentence_and_changes_nothing(
    kind: Kind, shape: dict[str, Any], value: Any, why: str, agent: Person
) -> None:
    a_field(kind, label="Odd", **shape)
    thing = a_thing(agent)
    lines = Entry.objects.count()

    refused = post(
        api_client(agent),
        f"{THINGS}/{thing.number}/fill_in",
        {"custom_odd": value},
        If_Match='"1"',
    )

    assert refused.status_code == 422
    [error] = refused.json()["errors"]
    assert (error["field"], why in error["why"]) == ("custom_odd", True)
    thing.refresh_from_db()
    assert (thing.custom, thing.version, Entry.objects.count()) == ({}, 1, lines + 1)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
ANYTHING = st.recursive(
    PLAIN | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
VALUES = [kind for kind in Kind if kind not in REFERRING]


def stored_or_none(shape: Shape, value: Any) -> Any:
    try:
        return stored(shape, value, None)
    except Wrong:
        return None


@given(st.sampled_from(VALUES), ANYTHING)
def test_whatever_is_given_is_refused_in_words_or_goes_round(kind: Kind, value: Any) -> None:
    shape = Shape(kind=kind, values=("red", "green"), decimals=3)

    held = stored_or_none(shape, value)

    assert json.loads(json.dumps(held)) == held
    assert held is None or stored(shape, held, None) == held


def test_what_is_needed_is_asked_for_when_a_record_is_made(agent: Person) -> None:
    a_field(label="Shelf", needed=Needed.ON_CREATION)

    refused = post(api_client(agent), THINGS, {"title": "Ladder"})

    assert (refused.status_code, Thing.objects.count()) == (422, 0)
    assert refused.json()["errors"] == [{"field": "custom_shelf", "why": "This is needed."}]


def test_what_is_always_needed_is_not_emptied_and_old_records_go_on(agent: Person) -> None:
    old = a_thing(agent)
    a_field(label="Shelf", needed=Needed.ALWAYS)
    new = shelve(by(agent), title="New", custom_shelf="A1")  # type: ignore[call-arg]

    with pytest.raises(Invalid, match="needed"):
        fill_in(new, agent, custom_shelf=None)
    lend(old, by(agent), holder=agent)

    assert new.custom == {"shelf": "A1"}


def test_a_verb_asks_for_what_is_needed_before_it(agent: Person) -> None:
    a_field(label="Deposit", needed=Needed.BEFORE, needed_before="lend")
    thing, client = a_thing(agent), api_client(agent)
    url = f"{THINGS}/{thing.number}/lend"

    refused = post(client, url, {"holder": agent.number})
    done = post(client, url, {"holder": agent.number, "custom_deposit": "20 EUR"})

    assert [each["field"] for each in refused.json()["errors"]] == ["custom_deposit"]
    assert (done.status_code, done.json()["custom_deposit"]) == (200, "20 EUR")


def test_it_may_be_needed_only_when_another_field_says_so(agent: Person) -> None:
    a_field(label="Why worn", needed=Needed.ON_CREATION, only_when="wear", only_when_is="2")
    client = api_client(agent)

    answers = [post(client, THINGS, {"title": "Ladder", "wear": wear}) for wear in (1, 2)]

    assert [each.status_code for each in answers] == [201, 422]


def test_nobody_is_asked_where_nobody_can_answer(agent: Person) -> None:
    a_field(label="Shelf", needed=Needed.ON_CREATION)

    assert shelve(by(agent, door=Door.MAIL), title="By mail").custom == {}


def test_a_new_record_starts_with_the_default(agent: Person) -> None:
    a_field(Kind.DECIMAL, label="Deposit", default="5")

    assert a_thing(agent).custom == {"deposit": "5.000"}


def test_a_unique_value_is_given_once(agent: Person) -> None:
    a_field(label="Serial", is_unique=True, set_by=Who.STAFF)
    first, second = a_thing(agent), a_thing(agent)
    fill_in(first, agent, custom_serial="X1")
    fill_in(first, agent, custom_serial="X1")

    with pytest.raises(Invalid, match="Another record has this value"):
        fill_in(second, agent, custom_serial="X1")

    assert second.custom == {}


BAD_DEFINITIONS: list[tuple[dict[str, Any], str]] = [
    ({"key": "Shelf"}, "key"),
    ({"kind": Kind.CHOICE}, "choices"),
    ({"kind": Kind.CHOICE, "choices": "red\nred"}, "choices"),
    ({"kind": Kind.CHOICE, "choices": "none"}, "choices"),
    ({"choices": "red"}, "choices"),
    ({"kind": Kind.RECORD}, "refers_to"),
    ({"unit": "kg"}, "unit"),
    ({"kind": Kind.INTEGER, "minimum": "x"}, "minimum"),
    ({"kind": Kind.INTEGER, "minimum": "5", "maximum": "4"}, "maximum"),
    ({"kind": Kind.INTEGER, "default": "x"}, "default"),
    ({"kind": Kind.MOMENT, "minimum": "5"}, "minimum"),
    ({"needed": Needed.BEFORE, "needed_before": "fly"}, "needed_before"),
    ({"needed_before": "lend"}, "needed_before"),
    ({"only_when": "colour"}, "only_when"),
    ({"seen_by": Who.STAFF}, "set_by"),
    ({"seen_by": Who.STAFF, "set_by": Who.STAFF, "searched": True}, "searched"),
    ({"is_unique": True}, "set_by"),
    ({"kind": Kind.LONG_TEXT, "as_column": True}, "as_column"),
    ({"record_type": "unicorns"}, "record_type"),
]


@pytest.mark.parametrize(("more", "field"), BAD_DEFINITIONS)
def test_a_definition_that_makes_no_sense_is_refused(more: dict[str, Any], field: str) -> None:
    sound: dict[str, Any] = {"record_type": "things", "label": "Shelf", "kind": Kind.TEXT}

    with pytest.raises(Invalid) as refusal:
        actions.define(by(the_robot()), **{**sound, **more})

    assert field in refusal.value.fields
    assert not CustomField.objects.exists()


def test_only_administrators_define(agent: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.define(by(agent), record_type="things", label="Shelf", kind=Kind.TEXT)


def test_a_type_has_so_many_fields_and_no_more() -> None:
    act = by(the_robot())
    for number in range(MOST_OF_A_TYPE):
        actions.define(act, record_type="things", label=f"F {number}", kind=Kind.TEXT)

    with pytest.raises(RuleBroken, match="at most 60"):
        actions.define(act, record_type="things", label="One more", kind=Kind.TEXT)


def test_a_choice_that_records_hold_may_be_renamed_but_not_removed(agent: Person) -> None:
    field = a_field(Kind.CHOICE, label="Alert", choices="red\ngreen\nblue")
    fill_in(a_thing(agent), agent, custom_alert="red")
    act = by(the_robot())

    with pytest.raises(Invalid, match="1 records hold “red”"):
        actions.revise(field, act, choices="green\nblue")
    actions.revise(field, act, choices="green\nred = Burning")
    stand_as(agent)

    assert field.choices == "green\nred = Burning"


def test_a_field_becomes_searched_when_its_rows_were_touched(agent: Person) -> None:
    field = a_field(label="Serial")
    fill_in(a_thing(agent), agent, custom_serial="walnut")
    client, act = api_client(agent), by(the_robot())
    actions.revise(field, act, searched=True)

    stand_as(act.actor)
    indexing.work(act, {"record_type": "things", "key": "serial", "after": 0})
    found = client.get(f"{THINGS}?q=walnut").json()["items"]
    actions.retire(field, act)
    stand_as(act.actor)
    indexing.work(act, {"record_type": "things", "key": "serial", "after": 0})

    assert len(found) == 1
    assert client.get(f"{THINGS}?q=walnut").json()["items"] == []
