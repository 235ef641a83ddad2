"""A field for the staff leaves no trace in any answer that others get."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from armillary.fittings.custom_fields.vocabulary import Kind, Needed, Who
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid
from tests.custom_fields.fields import a_field, fill_in
from tests.listing.things import a_thing
from tests.makers import a_caller, an_agent, api_client, signed_in_client

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things"
SECRET: dict[str, Any] = {"seen_by": Who.STAFF, "set_by": Who.STAFF}
PAGES = ("/things", "/things/new", "/things/{}", "/things/{}/fill_in", "/api/docs")
CALLS = (
    THINGS,
    f"{THINGS}?expand=facets",
    f"{THINGS}?custom_score=7",
    f"{THINGS}?custom_score.gte=7",
    f"{THINGS}?sort=custom_score",
    f"{THINGS}?fields=custom_score",
    f"{THINGS}?q=walnut",
    f"{THINGS}/{{}}",
    f"{THINGS}/{{}}?expand=can,journal,links",
    f"{THINGS}/{{}}/journal",
    "/api/v1/search?q=walnut",
    "/api/v1/openapi.json",
)


def answers(client: Client, urls: tuple[str, ...], number: str) -> list[str]:
    """All answers, but for what differs between any two."""
    told = []
    for url in urls:
        answer = client.get(url.format(number))
        content = re.sub(r'"request_id":"\w+"', "", answer.content.decode())
        content = re.sub(r"[A-Za-z0-9-]{32,}", "", content)
        told.append(f"{answer.status_code} {answer.headers.get('ETag')} {content}")
    return told


def test_what_the_staff_fill_in_is_not_there_for_others() -> None:
    caller, agent = a_caller(), an_agent()
    thing = a_thing(caller)
    api, pages = api_client(caller), signed_in_client(caller)
    before = answers(api, CALLS, thing.number), answers(pages, PAGES, thing.number)

    a_field(Kind.INTEGER, label="Score", as_facet=True, as_column=True, **SECRET)
    a_field(label="Remark", needed=Needed.ON_CREATION, **SECRET)
    fill_in(thing, agent, custom_score=7, custom_remark="walnut")

    assert (answers(api, CALLS, thing.number), answers(pages, PAGES, thing.number)) == before
    stand_as(agent)
    assert api_client(agent).get(f"{THINGS}/{thing.number}").json()["custom_score"] == 7


@pytest.mark.parametrize("data", [{"custom_score": 7}, {"custom_nothing": 7}])
def test_others_cannot_set_it_nor_learn_that_it_is_there(data: dict[str, Any]) -> None:
    caller = a_caller()
    a_field(Kind.INTEGER, label="Score", **SECRET)

    refused = api_client(caller).post(
        THINGS, json.dumps({"title": "Ladder", **data}), content_type="application/json"
    )

    assert refused.status_code == 400
    assert [each["why"] for each in refused.json()["errors"]] == ["There is no such field here."]


def test_a_verb_sets_nothing_that_the_actor_may_not_set() -> None:
    caller = a_caller()
    a_field(Kind.INTEGER, label="Score", set_by=Who.STAFF)
    thing = a_thing(caller)

    with pytest.raises(Invalid, match="set by the people of the provider"):
        fill_in(thing, caller, custom_score=7)

    assert thing.custom == {}
