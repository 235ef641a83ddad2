"""What is due stands in lists, in the tone of how much of the time that was promised is spent."""

import re
from typing import Any

import pytest

from armillary.kernel.acts import Act, Door
from armillary.operations.incident import actions
from armillary.operations.incident.vocabulary import HoldReason, Impact, Urgency
from armillary.people.models import Person
from tests.clocks.makers import HOUR, a_target
from tests.makers import a_caller, a_team, an_agent, by, now, signed_in_client
from tests.web.reading import queries_of

pytestmark = pytest.mark.django_db
STOPPED: dict[str, Any] = {"impact": Impact.SEVERAL_PEOPLE, "urgency": Urgency.WORK_STOPPED}


@pytest.fixture
def agent() -> Person:
    """Somebody with four incidents: reported 9, 7 and 1 hours ago, one of them on hold."""
    a_target(minutes=480)
    agent = an_agent()
    team = a_team(agent)
    for title, hours in (("Fresh", 1), ("Near", 7), ("Gone", 9), ("Held", 4)):
        act = Act(actor=a_caller(), at=now() - hours * HOUR, door=Door.WEB)
        made = actions.log(act, title=title, **STOPPED)
        actions.assign(made, by(agent, act.at), team=team, assignee=agent)
        if title == "Held":
            actions.start(made, by(agent, act.at))
            actions.hold(made, by(agent, now()), hold_reason=HoldReason.AWAITING_CALLER)
    return agent


def told(agent: Person, address: str) -> list[tuple[str, str, str]]:
    """Titles in their order, each with the tone of its chip and what it says on hover."""
    page = str(signed_in_client(agent).get(address).content.decode())
    rows = re.findall(r"\b(Fresh|Near|Gone|Held)</a>(.*?)</tr>", page, re.DOTALL)
    chips = (re.search(r'"due due--(\w+)" title="([^"]*)"', rest) for _, rest in rows)
    return [(title, chip[1], chip[2]) for (title, _), chip in zip(rows, chips, strict=True) if chip]


def test_the_queue_says_what_is_late_what_is_near_and_what_waits(agent: Person) -> None:
    assert told(agent, "/incidents?open=true&sort=due_at") == [
        ("Gone", "late", "Resolve: late, 8 h were promised"),
        ("Near", "soon", "Resolve: 87 % of 8 h spent"),
        ("Fresh", "ok", "Resolve: 12 % of 8 h spent"),
        ("Held", "paused", "Resolve: 50 % of 8 h spent"),
    ]


def test_it_costs_one_statement_where_it_is_shown_and_none_elsewhere(agent: Person) -> None:
    client = signed_in_client(agent)
    with_it = queries_of(client, "/incidents?open=true&columns=number,title,due_at")
    without = queries_of(client, "/incidents?open=true&columns=number,title")

    assert with_it - without == 1


def test_my_work_says_the_same(agent: Person) -> None:
    page = str(signed_in_client(agent).get("/work").content.decode())

    assert re.findall(r'"due due--(\w+)" title="([^"]*)"', page) == [
        ("late", "Resolve: late, 8 h were promised"),
        ("soon", "Resolve: 87 % of 8 h spent"),
        ("ok", "Resolve: 12 % of 8 h spent"),
    ]
