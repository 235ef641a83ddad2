"""The pages of the matrix and its files: for the provider's people; my duties, for everybody."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.operations.incident.tests.makers import work_in_progress
from armillary.reference.activities import ACTIVITIES, Incident
from armillary.reference.processes import PROCESSES
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from tests.flow.makers import count_all
from tests.makers import (
    a_caller,
    a_person,
    a_specialist,
    an_administrator,
    an_agent,
    signed_in_client,
)
from tests.raci.makers import put
from tests.service_level.test_pages import words_of
from tests.web.reading import words

pytestmark = pytest.mark.django_db
INCIDENTS = "incident-and-service-request-management"
CELL = f"/raci/{INCIDENTS}/resolve/operator"
PAGES = (
    *("/raci", "/raci/load", "/raci/vacancies", "/raci/conflicts", "/raci/reality"),
    *(f"/raci/{INCIDENTS}", f"/raci/reality?process={INCIDENTS}&days=90", f"{CELL}?letter=C"),
)
FILES = ("/raci.csv", "/raci/reality.csv", f"/raci/{INCIDENTS}/table.csv")
PAPERS = ("/raci/paper", f"/raci/{INCIDENTS}/paper")


@pytest.mark.parametrize("path", [*PAGES, *FILES, *PAPERS])
def test_the_matrix_is_for_the_people_of_the_provider(path: str) -> None:
    assert signed_in_client(a_caller()).get(path).status_code == 403


@pytest.mark.parametrize("path", [*PAGES, "/raci/mine"])
def test_a_page_needs_as_many_statements_for_many_people_as_for_few(path: str) -> None:
    client = signed_in_client(a_person(*(each for each in Role if each is not Role.ROBOT)))
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        assert client.get(path).status_code == 200
    for _ in range(4):
        work_in_progress(an_agent(Role.CAB_MEMBER, Role.OPERATOR, Role.CHANGE_REQUESTER))
    count_all()
    client.get(path)
    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(few) == len(many)


@pytest.mark.parametrize("each", PROCESSES, ids=lambda each: each.id)
def test_each_process_has_a_matrix_with_all_its_activities(each: object) -> None:
    assert isinstance(each, type(PROCESSES[0]))
    page = words(signed_in_client(an_agent()).get(f"/raci/{each.id}").content.decode())

    assert [one.title for one in each.activities if one.title not in page] == []


@pytest.mark.parametrize(
    "path",
    [
        "/raci/nothing",
        "/raci/nothing/paper",
        f"/raci/{INCIDENTS}/nothing/operator",
        f"/raci/{INCIDENTS}/resolve/nobody",
    ],
)
def test_what_the_model_has_not_is_not_found(path: str) -> None:
    assert signed_in_client(an_agent()).get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (f"{CELL}?letter=X", "letter"),
        (f"{CELL}?letter=A&former=A", "former"),
        ("/raci/reality?days=8", "days"),
        ("/raci/reality?until=soon", "until"),
        ("/raci/reality?process=cooking", "process"),
        ("/raci/load?colour=red", "colour"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_why(path: str, field: str) -> None:
    answer = signed_in_client(an_agent()).get(path)

    assert answer.status_code in {400, 422}
    assert field in answer.content.decode()


def test_a_cell_is_edited_from_its_page_by_administrators_alone() -> None:
    form = {"letter": "C", "version": "1", "reason": "Others do it now"}
    barred = signed_in_client(an_agent()).post(CELL, form)
    done = signed_in_client(an_administrator()).post(CELL, form)
    late = signed_in_client(an_administrator()).post(CELL, {**form, "letter": "I"})

    assert (barred.status_code, done.status_code, late.status_code) == (403, 303, 412)
    assert done["Location"] == f"/raci/{INCIDENTS}#resolve"
    assert "Somebody has edited this cell meanwhile" in late.content.decode()


def test_my_duties_name_the_role_and_lead_to_what_there_is_to_do() -> None:
    page = signed_in_client(a_specialist()).get("/raci/mine").content.decode()

    assert 'href="/incidents?state=in_progress' in page or 'href="/incidents?state=' in page
    assert Incident.RESOLVE.title in words(page)
    assert Role.SPECIALIST.title in words(page)


def test_callers_have_duties_too_and_no_way_to_the_matrix() -> None:
    page = signed_in_client(a_caller()).get("/raci/mine").content.decode()

    assert 'href="/incidents/new/' in page
    assert Incident.LOG.title in words(page)
    assert 'href="/raci/load"' not in page


def test_the_table_holds_every_letter_in_force() -> None:
    put(Incident.LOG, Role.AUDITOR, Letter.INFORMED)

    text = signed_in_client(an_agent()).get("/raci.csv").content.decode()

    heads, *lines = csv.reader(StringIO(text))
    log = dict(zip(heads, next(each for each in lines if Incident.LOG.value in each), strict=True))
    assert len(lines) == len(ACTIVITIES)
    assert (log["Auditor"], log["Incident manager"], log["Caller"]) == ("I", "A", "R")


def test_the_book_prints_every_matrix_and_who_holds_its_roles() -> None:
    a_person(Role.CHANGE_MANAGER, name="Zora Quill")

    made = signed_in_client(an_agent()).get("/raci/paper").content

    told = words_of(made)
    assert [each.title for each in PROCESSES if each.title not in told] == []
    assert "Zora Quill" in told
    assert made.startswith(b"%PDF")
