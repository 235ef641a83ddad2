"""The list of a type: what is shown, in which order, how it is narrowed, and what it costs."""

import re

import pytest

from armillary.operations.incident import actions
from armillary.operations.incident.tests.makers import an_incident, work_in_progress
from armillary.operations.incident.vocabulary import Impact, State, Urgency
from tests.listing.things import a_lent_thing, a_thing
from tests.makers import a_caller, a_team, an_agent, by, signed_in_client
from tests.web.many import multiply
from tests.web.reading import queries_of, texts, words

pytestmark = pytest.mark.django_db


def test_the_most_pressing_stand_first_with_all_that_the_columns_name() -> None:
    agent = an_agent()
    calm = an_incident(title="Calm", impact=Impact.ONE_PERSON, urgency=Urgency.CAN_WAIT)
    grave = an_incident(title="Grave", impact=Impact.WHOLE_SERVICE, urgency=Urgency.WORK_STOPPED)

    page = signed_in_client(agent).get("/incidents?open=true").content.decode()

    assert texts(page, "cell--number")[1:] == [grave.number, calm.number]
    assert texts(page, "row-title") == ["Grave", "Calm"]
    assert texts(page, "priority-word") == ["Critical", "Low"]
    assert texts(page, "list-total") == ["2"]


def test_people_see_their_own_only_in_rows_counts_and_facets() -> None:
    caller = a_caller()
    an_incident(caller, title="Mine")
    an_incident(title="Foreign")

    page = signed_in_client(caller).get("/incidents").content.decode()

    assert texts(page, "row-title") == ["Mine"]
    assert texts(page, "list-total") == ["1"]
    assert {each for each in texts(page, "count") if each.isdigit()} == {"1"}
    assert "Foreign" not in page


def test_facets_are_links_that_narrow_and_chips_that_widen_again() -> None:
    agent = an_agent()
    work_in_progress(agent, title="Begun")
    an_incident(title="Fresh")
    client = signed_in_client(agent)

    page = client.get("/incidents").content.decode()
    narrowed = client.get("/incidents?state=new").content.decode()

    assert 'href="/incidents?state=new"' in page
    assert texts(narrowed, "row-title") == ["Fresh"]
    assert texts(narrowed, "chip") == ["State: New"]
    assert 'class="chip" href="/incidents"' in narrowed


def test_me_and_nobody_are_told_as_such_and_can_be_taken_away() -> None:
    agent = an_agent()
    an_incident()

    page = signed_in_client(agent).get("/incidents?assignee=me,none").content.decode()

    assert texts(page, "chip") == ["Assignee: Me, Nobody"]
    assert 'href="/incidents?assignee=none"' in page
    assert f'href="/incidents?assignee={agent.number}"' in page


def test_columns_are_chosen_in_the_address() -> None:
    agent = an_agent()
    a_lent_thing(agent, agent)
    client = signed_in_client(agent)

    page = client.get("/things?columns=title&columns=due_at").content.decode()
    wrong = client.get("/things?columns=title,secret")

    assert texts(page, "sort")[:3] == ["Number", "Title", "Due"]
    assert wrong.status_code == 400
    assert "There is no column secret here." in words(wrong.content.decode())


def test_a_heading_orders_and_orders_back() -> None:
    agent = an_agent()
    a_thing(agent, "Anvil")
    a_thing(agent, "Bellows")
    client = signed_in_client(agent)

    up = client.get("/things?sort=title").content.decode()
    down = client.get("/things?sort=-title").content.decode()

    assert texts(up, "row-title") == ["Anvil", "Bellows"]
    assert texts(down, "row-title") == ["Bellows", "Anvil"]
    assert 'aria-sort="ascending"' in up
    assert "/things?sort=-title" in up


def test_pages_are_places_that_lead_on_and_back() -> None:
    agent = an_agent()
    for title in ("One", "Two", "Three"):
        a_thing(agent, title)
    client = signed_in_client(agent)

    first = client.get("/things?limit=2&sort=number").content.decode()
    onward = re.search(r'href="([^"]+)" rel="next"', first)
    second = client.get(onward[1].replace("&amp;", "&") if onward else "").content.decode()

    assert texts(first, "row-title") == ["One", "Two"]
    assert texts(second, "row-title") == ["Three"]
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second


@pytest.mark.parametrize("query", ["colour=red", "state=blue", "limit=1000", "after=x", "q=%00"])
def test_what_is_no_question_is_refused_with_a_page(query: str) -> None:
    answer = signed_in_client(an_agent()).get(f"/incidents?{query}")

    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


def test_an_empty_list_says_what_will_be_here() -> None:
    client = signed_in_client(an_agent())

    assert "No things yet." in words(client.get("/things").content.decode())
    assert "Nothing fits these filters" in words(client.get("/things?open=true").content.decode())


def test_an_agent_assigns_in_the_row_and_comes_back_to_the_list() -> None:
    agent, caller = an_agent(), a_caller()
    team = a_team(agent)
    fresh, begun = an_incident(caller), work_in_progress(agent, caller)
    client = signed_in_client(agent)
    here = "/incidents?open=true"

    page = client.get(here).content.decode()
    form = f"/incidents/{fresh.number}/assign?next=/incidents%3Fopen%3Dtrue"
    answer = client.post(
        f"/incidents/{fresh.number}/assign",
        {"team": team.number, "assignee": agent.number, "next": here, "version": "1"},
    )

    assert f'hx-get="{form}"' in page
    assert f'hx-get="/incidents/{begun.number}/reassign?next=' in page
    assert f'name="next" value="{here}"' in client.get(form).content.decode()
    assert answer.headers["Location"] == here
    fresh.refresh_from_db()
    assert (fresh.state, fresh.assignee_id) == (State.ASSIGNED, agent.pk)
    assert "data-assign" not in signed_in_client(caller).get(here).content.decode()


def test_the_own_work_is_what_is_mine_and_what_is_nobodys_in_my_teams() -> None:
    agent, other = an_agent(), an_agent()
    team = a_team(agent, other)
    work_in_progress(agent, title="Mine")
    work_in_progress(other, title="Theirs")
    teams_own = an_incident(title="The team's")
    actions.assign(teams_own, by(agent), team=team)
    client = signed_in_client(agent)

    page = client.get(client.get("/queue").headers["Location"]).content.decode()

    assert sorted(texts(page, "row-title")) == ["Mine", "The team's"]


@pytest.mark.parametrize("address", ["/incidents", "/incidents?open=true&assignee=me,none"])
def test_a_list_asks_as_often_for_ten_thousand_rows_as_for_ten(address: str) -> None:
    agent = an_agent()
    incident = an_incident()
    multiply(incident, 9)
    client = signed_in_client(agent)

    few = queries_of(client, address)
    multiply(incident, 9_990)

    assert queries_of(client, address) == few
    assert few <= 8
