"""What a change of a definition would touch is told in its form, before it is done."""

from typing import Any

import pytest
from django.test import Client

from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.vocabulary import Kind
from tests.custom_fields.fields import a_field, fill_in
from tests.listing.things import a_thing
from tests.makers import an_administrator, an_agent, signed_in_client
from tests.web.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages() -> Client:
    return signed_in_client(an_administrator())


@pytest.fixture
def alert() -> CustomField:
    """A field that two of three things hold."""
    agent = an_agent()
    field = a_field(Kind.CHOICE, label="Alert")
    for title, value in (("A", "red"), ("B", "green"), ("C", None)):
        fill_in(a_thing(agent, title), agent, custom_alert=value)
    return field


def told(client: Client, address: str, typed: dict[str, Any]) -> str:
    return " ".join(
        words(client.post(f"/foresee/custom-fields/{address}", typed).content.decode()).split()
    )


def test_a_new_field_tells_how_many_records_are_there(pages: Client, alert: CustomField) -> None:
    form = pages.get("/custom-fields/new?record_type=things").context["form"]
    typed = {"record_type": "things", "needed": "before", "needed_before": "lend"}

    assert form.foresight.text == "There already: 3 things. They start without a value."
    assert told(pages, "define", typed) == (
        "There already: 3 things. They start without a value. They are asked for it before “lend”."
    )
    assert told(pages, "define", {"record_type": "nonsense"}) == ""


def test_a_revision_tells_what_stays_and_which_choices_must(
    pages: Client, alert: CustomField
) -> None:
    address = f"revise?number={alert.number}"

    assert told(pages, address, {"choices": "green\nblue"}) == (
        "With a value: 2 things. They keep it, even where new limits would not take it. "
        "“red” has to stay: held by 1 thing."
    )
    assert "has to stay" not in told(pages, address, {"choices": "red\ngreen\nblue"})
    assert "has to stay" not in told(pages, address, {"choices": "not a value!"})


def test_a_need_tells_how_many_hold_nothing(pages: Client, alert: CustomField) -> None:
    address = f"require?number={alert.number}"

    assert told(pages, address, {"needed": "always"}) == (
        "Without a value: 1 thing. They stay as they are, but a value once given stays given."
    )
    assert told(pages, address, {"needed": "no"}) == "Without a value: 1 thing."


def test_retiring_is_asked_first_and_tells_how_many_values_go(
    pages: Client, alert: CustomField
) -> None:
    [button] = [
        each
        for each in pages.get(f"/custom-fields/{alert.number}").context["record"].verbs
        if each.name == "retire"
    ]
    form = pages.get(f"/custom-fields/{alert.number}/retire").context["form"]

    assert not button.direct
    assert form.foresight.text.startswith("With a value: 2 things.")
    alert.refresh_from_db()
    assert alert.state == "in_force"


def test_nothing_is_told_to_whoever_may_not_do_it(alert: CustomField) -> None:
    client = signed_in_client(an_agent())

    assert client.get(f"/custom-fields/{alert.number}/retire").context["form"].foresight is None
    for address in ("define", f"retire?number={alert.number}"):
        assert client.post(f"/foresee/custom-fields/{address}").status_code == 403
    assert client.post(f"/foresee/things/lend?number={alert.number}").status_code == 404
