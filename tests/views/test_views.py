"""A view is a question that is asked again, with the eyes of whoever asks."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from armillary.fittings.views import actions, feeds
from armillary.fittings.views.models import FeedKey, View
from armillary.fittings.views.vocabulary import Scope
from armillary.kernel.access.actions import persons
from armillary.kernel.errors import Invalid, NotAllowed
from armillary.people.models import Person
from tests.custom_fields.fields import a_field, fill_in
from tests.listing.things import a_lent_thing, a_thing
from tests.makers import (
    a_caller,
    a_team,
    an_administrator,
    an_agent,
    by,
    signed_in_client,
    the_robot,
)
from tests.web.reading import words

pytestmark = pytest.mark.django_db
QUESTION = "state=lent&columns=number,title&sort=title"


def a_view(owner: Person, name: str = "Gone out", question: str = QUESTION, **more: Any) -> View:
    return actions.save(by(owner), name=name, record_type="things", question=question, **more)


def labels(client: Client, query: str = "") -> list[str]:
    return [tab.label for tab in client.get(f"/things{query}").context["list"].views]


def test_a_view_is_a_tab_and_its_address_is_the_list() -> None:
    agent = an_agent()
    view, client = a_view(agent), signed_in_client(agent)
    a_lent_thing(agent, agent, "Drill")
    a_thing(agent, "Ladder")

    [tab] = [
        each for each in client.get("/things").context["list"].views if each.label == "Gone out"
    ]
    opened = client.get(tab.url).context["list"]

    assert tab.url == f"/things?{QUESTION}&view={view.number}"
    assert [column.name for column in opened.columns] == ["number", "title"]
    assert len(opened.rows) == 1
    assert [(each.label, each.current) for each in opened.views if each.current] == [
        ("Gone out", True)
    ]
    assert not opened.saved.changed


def test_a_changed_view_says_so_and_can_be_saved_and_set_back() -> None:
    agent = an_agent()
    view, client = a_view(agent), signed_in_client(agent)

    other = client.get(f"/things?{QUESTION}&q=drill&view={view.number}").context["list"]
    sent = client.post(
        f"/views/{view.number}/change_question",
        {"question": other.saved.question, "next": other.saved.url},
    )

    view.refresh_from_db()
    assert other.saved.changed
    assert other.saved.reset_url == f"/things?{QUESTION}&view={view.number}"
    assert (sent.status_code, sent.headers["Location"]) == (303, other.saved.url)
    assert view.question == f"{QUESTION}&q=drill"
    assert not client.get(other.saved.url).context["list"].saved.changed


def test_any_question_can_be_saved_from_its_list() -> None:
    client = signed_in_client(an_agent())

    url = client.get("/things?state=lent").context["list"].saved.save_as_url
    form = client.get(url)

    assert "state=lent" in form.content.decode()


@pytest.mark.parametrize(
    "question", ["colour=red", "state=sold", "sort=about", "columns=secret", "limit=x&q=%00"]
)
def test_a_question_that_the_list_refuses_is_not_saved(question: str) -> None:
    agent = an_agent()

    with pytest.raises(Invalid) as refusal:
        a_view(agent, question=question)

    assert list(refusal.value.fields) == ["question"]
    assert not View.objects.exists()


def test_places_in_the_list_are_no_part_of_the_question() -> None:
    assert (
        a_view(an_agent(), question="state=lent&limit=20&view=VIE-000001").question == "state=lent"
    )


def test_the_first_button_of_a_view_does_not_end_it() -> None:
    agent = an_agent()
    view = a_view(agent)

    page = signed_in_client(agent).get(f"/views/{view.number}").content.decode()

    assert re.findall(r'data-verb="(\w+)"[^>]*data-key-target="primary"', page) not in (
        [],
        ["retire"],
    )
    assert 'data-verb="retire"' in page


def test_a_personal_view_is_nobody_elses_business() -> None:
    owner, colleague, administrator = an_agent(), an_agent(), an_administrator()
    view = a_view(owner)

    assert "Gone out" in labels(signed_in_client(owner))
    for other in (colleague, administrator):
        client = signed_in_client(other)
        assert "Gone out" not in labels(client, f"?view={view.number}")
        assert client.get(f"/views/{view.number}").status_code == 404
        assert client.post(f"/views/{view.number}/feed/key").status_code == 404


def test_a_view_of_a_team_is_for_its_members() -> None:
    owner, member, stranger = an_agent(), an_agent(), an_agent()
    team = a_team(owner, member)
    a_view(owner, scope=Scope.TEAM, team=team)

    seen = ["Gone out" in labels(signed_in_client(each)) for each in (owner, member, stranger)]

    assert seen == [True, True, False]


def test_only_members_make_views_of_a_team_and_only_administrators_views_for_all() -> None:
    agent, team = an_agent(), a_team(an_agent())

    with pytest.raises(Invalid, match="a team that you work in"):
        a_view(agent, scope=Scope.TEAM, team=team)
    with pytest.raises(Invalid, match="administrator"):
        a_view(agent, scope=Scope.GLOBAL)

    view = a_view(an_administrator(), scope=Scope.GLOBAL)
    assert "Gone out" in labels(signed_in_client(agent))
    with pytest.raises(NotAllowed):
        actions.rename(view, by(agent), name="Mine")


def test_sharing_shows_nobody_more_than_the_own_records() -> None:
    owner, reader = an_administrator(), an_agent()
    a_thing(owner, "For the staff")
    a_view(owner, question="keeper=me", scope=Scope.GLOBAL)

    client = signed_in_client(reader)
    [tab] = [
        each for each in client.get("/things").context["list"].views if each.label == "Gone out"
    ]

    assert client.get(tab.url).context["list"].rows == ()


def test_a_view_may_ask_for_custom_fields() -> None:
    agent = an_agent()
    a_field(label="Shelf")
    fill_in(a_thing(agent, "Ladder"), agent, custom_shelf="A1")
    view = a_view(agent, question="custom_shelf=A1&columns=number,custom_shelf")

    listed = signed_in_client(agent).get(f"/things?{view.question}&view={view.number}")

    assert len(listed.context["list"].rows) == 1


def the_feed(client: Client, view: View) -> str:
    page = client.post(f"/views/{view.number}/feed/key")
    [address] = re.findall(r"http://testserver(/views/[^<\s]+)", page.content.decode())
    return str(address)


def test_a_feed_tells_what_its_owner_sees_now() -> None:
    agent = an_agent()
    view = a_view(agent)
    lent = a_lent_thing(agent, agent, "Drill & <b>")
    address = the_feed(signed_in_client(agent), view)

    feed = Client().get(address)

    assert feed.headers["Content-Type"] == "application/atom+xml"
    assert f"{lent.number} Drill &amp; &lt;b&gt;" in feed.content.decode()
    assert len(address.partition("key=")[2]) == 64


@pytest.mark.parametrize("address", ["/views/VIE-000001/feed", "/views/VIE-000001/feed?key=x"])
def test_a_feed_without_its_key_is_not_there(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_a_feed_ends_with_its_key_its_view_and_its_owner() -> None:
    agent, act = an_agent(), by(the_robot())
    view = a_view(agent)
    client = signed_in_client(agent)

    first = the_feed(client, view)
    second = the_feed(client, view)
    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]

    actions.retire(view, by(agent))
    assert Client().get(second).status_code == 404
    actions.revive(view, by(agent))
    persons.disable(agent, act)
    assert Client().get(second).status_code == 404
    persons.enable(agent, act)
    client = signed_in_client(agent)
    client.post(f"/views/{view.number}/feed/key", {"end": "1"})
    assert Client().get(second).status_code == 404
    assert not FeedKey.objects.exists()


def test_a_feed_of_a_team_ends_for_whoever_leaves_it() -> None:
    owner, member = an_agent(), an_agent()
    team = a_team(owner, member)
    view = a_view(owner, scope=Scope.TEAM, team=team)
    secret = feeds.begin(view, by(member, by(member).at + timedelta(hours=1)))
    address = f"/views/{view.number}/feed?key={secret}"
    assert Client().get(address).status_code == 200

    team.memberships.filter(person=member).delete()

    assert Client().get(address).status_code == 404


def test_a_caller_has_views_of_the_own_records() -> None:
    caller = a_caller()
    a_view(caller)

    page = words(signed_in_client(caller).get("/things").content.decode())

    assert "Gone out" in page


def test_a_list_opens_with_the_view_that_comes_first_for_oneself_alone() -> None:
    agent, colleague = an_agent(), an_agent()
    view = a_view(agent, scope=Scope.TEAM, team=a_team(agent, colleague))
    client, other = signed_in_client(agent), signed_in_client(colleague)
    here = f"/things?{QUESTION}&view={view.number}"

    client.post(f"/views/{view.number}/open_first", {"next": here})
    opened = client.get("/things")
    everything = client.get("/things?view=all").context["list"]

    assert (opened.status_code, opened.headers["Location"]) == (302, here)
    assert [tab.url for tab in everything.views if tab.label == "All"] == ["/things?view=all"]
    assert client.get(here).context["list"].saved.comes_first
    assert other.get("/things").status_code == 200

    client.post(f"/views/{view.number}/open_first_no_more")
    assert client.get("/things").status_code == 200


def test_a_view_that_is_gone_comes_first_no_more() -> None:
    agent = an_agent()
    view = a_view(agent)
    actions.open_first(view, by(agent))
    actions.retire(view, by(agent))

    assert signed_in_client(agent).get("/things").status_code == 200


def test_a_view_is_exported_with_its_question() -> None:
    agent = an_agent()
    view, client = a_view(agent), signed_in_client(agent)
    a_lent_thing(agent, agent, "Drill")
    a_thing(agent, "Ladder")

    listed = client.get(f"/things?{QUESTION}&view={view.number}").context["list"]
    [way] = [each for each in listed.exports if each.label == "CSV"]
    sent = client.get(way.url)
    text = b"".join(sent).decode()

    assert sent.status_code == 200
    assert "Drill" in text
    assert "Ladder" not in text


def test_an_open_view_tells_of_its_feed_and_ends_it() -> None:
    agent = an_agent()
    view, client = a_view(agent), signed_in_client(agent)
    here = f"/things?{QUESTION}&view={view.number}"

    before = client.get(here).context["list"].saved.has_feed
    the_feed(client, view)
    page = client.get(here)
    client.post(f"/views/{view.number}/feed/key", {"end": "1"})

    assert (before, page.context["list"].saved.has_feed) == (False, True)
    assert "End feed" in words(page.content.decode())
    assert not client.get(here).context["list"].saved.has_feed
