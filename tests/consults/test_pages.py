"""Advice is asked for, answered, counted and turned on from pages and by programs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.consults import actions
from armillary.fittings.consults.models import Consult
from armillary.fittings.consults.vocabulary import Opinion
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from armillary.reference.activities import Incident
from armillary.reference.roles import Role
from armillary.transformation.flow.span import Span
from armillary.transformation.raci.reality import Advice, consults
from tests.consults.makers import PRIORITISE, QUESTION, ask
from tests.makers import (
    MONDAY,
    a_caller,
    a_person,
    an_administrator,
    an_agent,
    api_client,
    by,
    now,
    signed_in_client,
)
from tests.raci.makers import row

pytestmark = pytest.mark.django_db
WEEK = Span(MONDAY.date() - timedelta(days=6), MONDAY.date(), is_now=True)
INCIDENTS = Incident.LOG.process
CELL = f"/raci/{INCIDENTS}/resolve/problem-manager"


@pytest.fixture
def operator() -> Person:
    return a_person(Role.OPERATOR, name="Olu")


def test_the_form_tells_who_would_be_asked_and_asks_them(operator: Person) -> None:
    agent, incident = an_agent(), an_incident()
    client = signed_in_client(agent)
    record = client.get(f"/incidents/{incident.number}").content.decode()
    assert f'href="/consults/new?about={incident.number}"' in record
    page = client.get(f"/consults/new?about={incident.number}").content.decode()
    assert "Olu" in page
    assert Incident.TRACK_PROGRESS.title in page

    form = {"about": incident.number, "question": QUESTION, "hours": "4", "whom": ""}
    done = client.post("/consults/new", form)

    assert (done.status_code, done["Location"]) == (303, f"/incidents/{incident.number}")
    [made] = Consult.objects.all()
    assert (made.assignee, made.question) == (operator, QUESTION)
    shown = client.get(f"/incidents/{incident.number}").content.decode()
    assert made.number in shown
    assert QUESTION in shown


def test_a_role_is_chosen_in_the_form(operator: Person) -> None:
    caller = a_caller()
    incident = an_incident(caller)
    whom = signed_in_client(an_agent()).get(
        f"/consults/whom?about={incident.number}&activity={PRIORITISE.value}"
    )
    assert f"{caller.name}" in whom.content.decode()
    assert 'value="role:caller"' in whom.content.decode()

    form = {"about": incident.number, "question": QUESTION, "activity": PRIORITISE.value}
    signed_in_client(an_agent()).post("/consults/new", {**form, "whom": "role:caller"})

    assert [each.assignee for each in Consult.objects.all()] == [caller]


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"question": ""}, 422, "Question"),
        ({"question": QUESTION, "hours": "0"}, 422, "Give 1 to 1000 working hours"),
        ({"question": QUESTION, "hours": "soon"}, 422, "Hours"),
        ({"question": QUESTION, "activity": "cooking.soup"}, 422, "not done to records"),
        ({"question": QUESTION, "whom": "role:cook"}, 422, "role"),
        ({"question": QUESTION, "whom": "person:PER-999999"}, 422, "person"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_asked(
    operator: Person, form: dict[str, str], status: int, told: str
) -> None:
    incident = an_incident()

    answer = signed_in_client(an_agent()).post("/consults/new", {"about": incident.number} | form)

    assert (answer.status_code, Consult.objects.count()) == (status, 0)
    assert told in answer.content.decode()


def test_nobody_to_ask_is_said_before_and_refused_afterwards() -> None:
    client, incident = signed_in_client(an_agent()), an_incident()
    assert (
        "There is nobody to ask"
        in client.get(f"/consults/new?about={incident.number}").content.decode()
    )

    answer = client.post("/consults/new", {"about": incident.number, "question": QUESTION})

    assert answer.status_code == 409
    assert "There is nobody to ask" in answer.content.decode()


def test_the_form_is_for_the_people_of_the_provider_and_for_records_that_are_seen() -> None:
    incident = an_incident()
    assert signed_in_client(a_caller()).get("/consults/new").status_code == 403
    client = signed_in_client(an_agent())
    assert client.get("/consults/new").status_code == 200
    assert client.get("/consults/new?about=INC-999999").status_code == 404
    assert (
        signed_in_client(a_person(Role.AUDITOR))
        .get(f"/consults/new?about={incident.number}")
        .status_code
        == 200
    )


def test_programs_ask_and_answer_by_the_same_verbs(operator: Person) -> None:
    incident = an_incident()
    url = f"/api/v1/incidents/{incident.number}/ask_advice"

    asked = api_client(an_agent()).post(
        url, {"question": QUESTION, "hours": 2}, content_type="application/json"
    )

    assert asked.status_code == 200
    [made] = Consult.objects.all()
    answered = api_client(operator).post(
        f"/api/v1/consults/{made.number}/answer",
        {"opinion": "for", "answer": "It can."},
        content_type="application/json",
    )
    assert (answered.status_code, answered.json()["state"]) == (200, "answered")
    late = api_client(operator).post(
        f"/api/v1/consults/{made.number}/answer",
        {"opinion": "for", "answer": "It can."},
        content_type="application/json",
    )
    assert late.status_code == 409


def test_the_page_of_a_consult_tells_what_it_is_about_and_what_was_said(operator: Person) -> None:
    incident = an_incident()
    [made] = ask(incident, an_agent(), now())
    client = signed_in_client(operator)
    page = client.get(f"/consults/{made.number}").content.decode()
    assert f'href="/incidents/{incident.number}"' in page
    assert "Operator is consulted (C)" in page
    assert made.number in client.get("/work").content.decode()

    client.post(f"/consults/{made.number}/answer", {"opinion": "against", "answer": "Too <b>late"})

    said = client.get(f"/consults/{made.number}").content.decode()
    assert "Against" in said
    assert "Too &lt;b&gt;late" in said


def test_no_fact_of_a_consult_is_edited_by_adding_a_task(operator: Person) -> None:
    [made] = ask(an_incident(), an_agent(), now())

    page = signed_in_client(an_agent()).get(f"/consults/{made.number}").content.decode()

    assert "fact-edit" not in page
    assert f"/consults/{made.number}/add_task" in page


def test_callers_see_nothing_of_what_colleagues_asked_each_other(operator: Person) -> None:
    caller = a_caller()
    incident = an_incident(caller)
    [made] = ask(incident, an_agent())
    client = signed_in_client(caller)

    page = client.get(f"/incidents/{incident.number}").content.decode()

    assert QUESTION not in page
    assert made.number not in page
    assert client.get(f"/consults/{made.number}").status_code == 404


def test_the_page_of_a_record_needs_one_statement_more_however_many_were_asked(
    operator: Person,
) -> None:
    agent, incident = an_agent(), an_incident()
    client, counts = signed_in_client(agent), []
    url = f"/incidents/{incident.number}"
    client.get(url)
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))
        ask(incident, agent)
        a_person(Role.OPERATOR)

    assert counts[1] == counts[0] + 1
    assert counts[2] == counts[1]


def test_the_reality_check_counts_what_was_asked_answered_and_in_time() -> None:
    for _ in range(4):
        a_person(Role.OPERATOR)
    agent = an_agent()
    client = signed_in_client(agent)
    path = f"/raci/reality?until={MONDAY.date()}"
    assert "Nothing asked yet" in client.get(path).content.decode()
    first, second, third, fourth = ask(an_incident(), agent, hours=8)
    late = MONDAY + timedelta(hours=9)
    actions.answer(first, by(first.assignee), opinion=Opinion.FOR, answer="Yes.")
    actions.answer(second, by(second.assignee, late), opinion=Opinion.NO_VIEW)
    [alone] = ask(an_incident(), agent, person=third.assignee)
    actions.withdraw(alone, by(agent))

    assert consults(WEEK) == {Incident.TRACK_PROGRESS: Advice(5, 2, 1, 1)}
    assert Advice(5, 2, 1, 1).part == 0.25
    page = client.get(path).content.decode()
    assert "Nothing asked yet" not in page
    assert "of 4 asked" in page
    table = client.get(f"/raci/reality.csv?until={MONDAY.date()}").content.decode("utf-8-sig")
    [line] = [each for each in table.splitlines() if Incident.TRACK_PROGRESS.title in each]
    assert line.rstrip().endswith("5,2,1,1")
    assert fourth.state == "asked"


def test_a_cell_tells_that_nothing_goes_by_itself_and_is_switched_from_its_page() -> None:
    client = signed_in_client(an_administrator())
    cell = row(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    page = client.get(CELL).content.decode()
    assert "Off: those who hold this role hear of it only by watching a record." in page

    done = client.post(f"/responsibilities/{cell.number}/switch_on", {"next": CELL, "hours": "8"})

    assert (done.status_code, done["Location"]) == (303, CELL)
    assert (
        "On: when the activity was done, those who hold this role are told"
        in client.get(CELL).content.decode()
    )
    assert "switch_on" not in signed_in_client(an_agent()).get(CELL).content.decode()
