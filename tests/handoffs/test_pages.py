"""Sending, the inbox and the page of a hand-off, as people see them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.assurance.change.tests.makers import a_draft, a_manager
from armillary.fittings.handoffs import actions
from armillary.fittings.handoffs.queries import COUNTED
from armillary.kernel.handoffs.models import Handoff
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from tests.handoffs.makers import CHANGES, INCIDENTS, PROBLEMS, a_handoff, a_reception, an_analyst
from tests.makers import a_caller, a_team, an_agent, by, now, signed_in_client

pytestmark = pytest.mark.django_db
WAY = f"13:{INCIDENTS}:{PROBLEMS}"


@pytest.fixture
def agent() -> Person:
    return an_agent()


def parts(person: Person, question: str = "") -> dict[str, list[str]]:
    page = signed_in_client(person).get(f"/hand-offs/inbox{question}")
    return {
        part.name: [line.wish for line in part.lines] for part in page.context["inbox"]["parts"]
    }


def test_a_record_leads_to_handing_it_over(agent: Person) -> None:
    incident = an_incident()
    way = f'href="/hand-offs/new?about={incident.number}"'

    assert way in signed_in_client(agent).get(f"/incidents/{incident.number}").content.decode()
    caller = signed_in_client(Person.objects.get(pk=incident.caller_id))
    assert way not in caller.get(f"/incidents/{incident.number}").content.decode()


def test_the_form_tells_what_goes_along_and_sends_it(agent: Person) -> None:
    incident, client = an_incident(), signed_in_client(agent)
    a_reception(a_team(name="Analysts"))

    told = client.get("/hand-offs/along", {"about": incident.number, "way": WAY}).content.decode()
    sent = client.post(
        "/hand-offs/new", {"about": incident.number, "way": WAY, "wish": "Look for the cause"}
    )

    assert "8 hours" in told
    assert "Analysts" in told
    assert incident.title in told
    made = Handoff.objects.get()
    assert sent["Location"] == f"/hand-offs/{made.number}"
    assert (made.edge, made.to_process, made.wish) == (13, PROBLEMS, "Look for the cause")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"way": ""}, "Choose to whom it goes"),
        ({"way": f"6:{INCIDENTS}:{PROBLEMS}"}, "Choose to whom it goes"),
        ({"wish": ""}, "Not done yet"),
        ({"team": "TEA-999999"}, "Not done yet"),
    ],
)
def test_what_cannot_be_sent_is_told_and_what_was_typed_is_kept(
    agent: Person, given: dict[str, str], said: str
) -> None:
    typed = {"about": an_incident().number, "way": WAY, "wish": "Kept words"} | given

    answer = signed_in_client(agent).post("/hand-offs/new", typed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert typed["wish"] in answer.content.decode()
    assert not Handoff.objects.exists()


def test_what_is_missing_for_an_interaction_is_told_before_and_after() -> None:
    change, client = a_draft(), signed_in_client(a_manager())
    typed = {"about": change.number, "way": f"62:{CHANGES}:{INCIDENTS}", "wish": "Know it"}

    before = client.get("/hand-offs/along", typed).content.decode()
    after = client.post("/hand-offs/new", typed)

    assert "when it begins (planned_start) is missing" in before
    assert after.status_code == 422
    assert "when it begins (planned_start) is missing" in after.content.decode()


def test_a_record_that_one_cannot_see_is_not_found(agent: Person) -> None:
    assert signed_in_client(agent).get("/hand-offs/new?about=INC-999999").status_code == 404
    assert signed_in_client(agent).get("/hand-offs/new").status_code == 200


def test_the_inbox_has_what_waits_what_we_sent_and_what_came_back(agent: Person) -> None:
    analyst = an_analyst()
    a_handoff(wish="Waits", sender=agent)
    actions.reject(a_handoff(wish="Came back", sender=agent), by(analyst), answer="Too few")
    actions.accept(a_handoff(wish="Taken", sender=agent), by(analyst))

    assert parts(analyst) == {"waiting": ["Waits"], "sent": [], "back": []}
    assert parts(agent) == {"waiting": [], "sent": ["Waits"], "back": ["Came back"]}
    assert parts(a_manager(), f"?process={PROBLEMS}")["waiting"] == ["Waits"]


def test_a_team_has_an_inbox_of_its_own(agent: Person) -> None:
    analyst = an_analyst()
    team, other = a_team(analyst), a_team(agent)
    a_handoff(wish="For the team", team=team, sender=agent)
    a_handoff(wish="For all", sender=agent)

    assert parts(analyst, f"?team={team.number}")["waiting"] == ["For the team"]
    assert parts(agent, f"?team={other.number}")["sent"] == ["For the team", "For all"]


def test_what_is_due_first_stands_first_and_what_is_late_is_said(agent: Person) -> None:
    analyst = an_analyst()
    a_handoff(now(), wish="Later", edge=64, sender=agent)
    a_handoff(now() - timedelta(hours=9), wish="Late", sender=agent)

    page = signed_in_client(analyst).get("/hand-offs/inbox").content.decode()

    assert page.index("Late") < page.index("Later")
    assert page.count("Overdue") == 1


def test_accepting_leads_back_to_the_inbox(agent: Person) -> None:
    made, client = a_handoff(sender=agent), signed_in_client(an_analyst())

    answer = client.post(f"/hand-offs/{made.number}/accept", {"next": "/hand-offs/inbox"})

    assert answer["Location"] == "/hand-offs/inbox"
    assert Handoff.objects.get().state == "accepted"


@pytest.mark.parametrize("question", ["?process=magic", "?team=TEA-999999", "?team=x"])
def test_an_inbox_of_nobody_is_not_found(agent: Person, question: str) -> None:
    assert signed_in_client(agent).get(f"/hand-offs/inbox{question}").status_code == 404


@pytest.mark.parametrize("path", ["inbox", "new", "along?about=INC-1", "findings", "findings.csv"])
def test_these_pages_are_for_the_providers_people(path: str) -> None:
    assert signed_in_client(a_caller()).get(f"/hand-offs/{path}").status_code in {403, 404}


def test_the_inbox_costs_as_many_statements_for_much_as_for_little(agent: Person) -> None:
    analyst = an_analyst()
    client = signed_in_client(analyst)
    a_handoff(sender=agent, team=a_team(analyst))
    client.get("/hand-offs/inbox")
    with CaptureQueriesContext(connection) as few:
        client.get("/hand-offs/inbox")
    for _ in range(6):
        a_handoff(sender=agent)
    with CaptureQueriesContext(connection) as many:
        client.get("/hand-offs/inbox")

    assert len(few) == len(many)
    assert len(few) <= 12


def test_counts_stop_and_are_found_by_indexes_of_what_waits(agent: Person) -> None:
    for _ in range(3):
        a_handoff(sender=agent)
    asked = f"to_process = '{PROBLEMS}' and state = 'offered' order by due_at, id limit {COUNTED}"
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off; set local enable_sort = off")
        cursor.execute(f"explain select id from kernel_handoff where {asked}")
        plan = " ".join(line for (line,) in cursor.fetchall())

    assert "handoff_waiting" in plan


def test_a_hand_off_shows_what_went_along_and_where_it_can_go_again(agent: Person) -> None:
    incident = an_incident()
    made = a_handoff(about=incident, sender=agent)
    actions.reject(made, by(an_analyst()), answer="Too few cases.")

    page = signed_in_client(agent).get(f"/hand-offs/{made.number}").content.decode()

    assert "what does not work" in page
    assert incident.title in page
    assert "Hand off anew" in page
    assert "Too few cases." in page


def test_an_interaction_tells_what_is_agreed(agent: Person) -> None:
    page = signed_in_client(agent).get("/map/interactions/62").content.decode()

    assert "planned_start" in page
    assert "reported_at" in page
    assert "4 hours" in page
    assert "/hand-offs/findings" in page
