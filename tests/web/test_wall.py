"""The wall board of a queue: one address, read by few statements, without a frame around it."""

import re
from typing import Any

import pytest

from armillary.kernel.acts import Act, Door
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.people.models import Person
from tests.clocks.makers import HOUR, a_target
from tests.makers import a_caller, a_stranger, a_team, an_agent, by, now, signed_in_client
from tests.web.reading import queries_of

pytestmark = pytest.mark.django_db
STOPPED: dict[str, Any] = {"impact": Impact.SEVERAL_PEOPLE, "urgency": Urgency.WORK_STOPPED}


@pytest.fixture
def agent() -> Person:
    a_target(minutes=480)
    return an_agent()


def reported(agent: Person, title: str, hours: int, **said: Any) -> Incident:
    act = Act(actor=a_caller(), at=now() - hours * HOUR, door=Door.WEB)
    return actions.log(act, title=title, **STOPPED, **said)


def board(agent: Person, address: str) -> dict[str, list[str]]:
    """The titles in each part of the board."""
    page = str(signed_in_client(agent).get(address).content.decode())
    parts = re.findall(r'<section class="wall-(\w+).*?</section>', page, re.DOTALL)
    texts = re.findall(r"<section class.*?</section>", page, re.DOTALL)
    return {
        part: re.findall(r'"wall-title">([^<]*)<', text)
        for part, text in zip(parts, texts, strict=True)
    }


def test_what_is_late_at_risk_and_due_next_stands_in_the_order_in_which_it_is_due(
    agent: Person,
) -> None:
    for title, hours in (("Fresh", 1), ("Near", 7), ("Gone", 9), ("Long gone", 20)):
        reported(agent, title, hours)

    assert board(agent, "/incidents/wall") == {
        "ranks": [],
        "coming": ["Near", "Fresh"],
        "late": ["Long gone", "Gone"],
        "risk": ["Near"],
    }


def test_it_is_of_the_queue_that_the_same_parameters_mean_as_a_list(agent: Person) -> None:
    ours = reported(agent, "Ours", 1)
    reported(agent, "Theirs", 2)
    team = a_team(agent, name="Night desk")
    actions.assign(ours, by(agent), team=team)
    client, asked = signed_in_client(agent), f"open=true&team={team.number}"

    assert board(agent, f"/incidents/wall?{asked}&sort=title&columns=title")["coming"] == ["Ours"]
    page = str(client.get(f"/incidents/wall?{asked}").content.decode())
    assert "Team: Night desk" in page
    assert f'href="/incidents?open=true&amp;team={team.number}" data-wall-leave' in page
    listed = str(client.get(f"/incidents?{asked}&sort=title").content.decode())
    assert f'href="/incidents/wall?open=true&amp;team={team.number}"' in listed


def test_it_is_dark_unless_it_is_said_otherwise_and_has_no_frame(agent: Person) -> None:
    client = signed_in_client(agent)
    dark, light, other = (
        str(client.get(f"/incidents/wall{asked}").content.decode())
        for asked in ("", "?theme=light", '?theme="><b>')
    )

    assert 'data-theme="dark"' in dark
    assert 'data-theme="light"' in light
    assert 'data-theme="dark"' in other
    assert 'class="rail' not in dark


def test_it_costs_the_same_however_much_there_is(agent: Person) -> None:
    client = signed_in_client(agent)
    for hours in (1, 9):
        reported(agent, "One", hours)
    few = queries_of(client, "/incidents/wall")
    for hours in range(1, 12):
        reported(agent, "More", hours)

    assert queries_of(client, "/incidents/wall") == few


def test_where_nothing_is_promised_it_is_empty_and_of_teams_there_is_none(agent: Person) -> None:
    assert board(a_stranger(), "/incidents/wall")["late"] == []
    assert signed_in_client(agent).get("/teams/wall").status_code == 404
    assert signed_in_client(agent).get("/incidents/wall?team=x").status_code == 400
