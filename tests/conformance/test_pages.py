"""The pages of conformance: figures that equal the journal's, for the provider's people only."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.house_rules import house_rules
from armillary.kernel.journal.sealing import seal_batch
from armillary.kernel.registry import record_types
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import a_resolved_incident, an_incident
from armillary.people.models import Person
from tests.conformance.makers import count_all
from tests.conformance.telling import tell
from tests.makers import a_caller, an_agent, signed_in_client

pytestmark = pytest.mark.django_db
RULE = "worked-on-before-resolved"
PAGES = ("/conformance", "/conformance/lives/incidents", f"/conformance/rules/{RULE}")
FILES = ("/conformance/lives/incidents.csv", f"/conformance/rules/{RULE}.csv")


@pytest.fixture
def agent() -> Person:
    return an_agent()


def astray(title: str = "Printer") -> Incident:
    """An incident that went from new into being restored, as nobody may, and then was resolved."""
    incident = an_incident(title=title)
    tell(incident, "restore", "new > restored")
    tell(incident, "resolve", "restored > resolved")
    return incident


def test_a_record_that_deviates_is_named_with_the_step_where_it_does(agent: Person) -> None:
    right, wrong = a_resolved_incident(agent), astray()
    count_all()

    page = signed_in_client(agent).get("/conformance/lives/incidents?months=all").content.decode()

    assert f'href="/incidents/{wrong.number}"' in page
    assert f'href="/incidents/{right.number}"' not in page
    assert "without “Restore”" in page
    assert "not allowed" in page


def test_a_rule_names_what_breaks_it(agent: Person) -> None:
    right, wrong = a_resolved_incident(agent), astray()
    count_all()

    page = signed_in_client(agent).get(f"/conformance/rules/{RULE}?months=all").content.decode()

    assert "1 of 2 lines that it judges broke it" in page
    assert f'href="/incidents/{wrong.number}"' in page
    assert f'href="/incidents/{right.number}"' not in page


def test_the_house_tells_of_every_rule_and_of_every_type_that_lived(agent: Person) -> None:
    astray()
    count_all()

    page = signed_in_client(agent).get("/conformance").content.decode()

    assert all(f"/conformance/rules/{slug}" in page for slug in house_rules())
    assert "/conformance/lives/incidents" in page
    assert "/conformance/lives/discrepancies" not in page
    assert "not counted yet" not in page


def test_what_is_sealed_and_not_counted_is_said(agent: Person) -> None:
    count_all()
    an_incident()
    page = signed_in_client(agent).get("/conformance")
    assert not page.context["is_behind"]

    seal_batch()

    assert signed_in_client(agent).get("/conformance").context["is_behind"]


@pytest.mark.parametrize("path", PAGES)
def test_much_costs_as_many_statements_as_little(path: str, agent: Person) -> None:
    client = signed_in_client(agent)
    astray()
    count_all()
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for _ in range(4):
        astray()
        a_resolved_incident(agent)
    count_all()
    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(few) == len(many)


@pytest.mark.parametrize("path", FILES)
def test_what_deviates_is_handed_out_and_no_cell_is_a_formula(path: str, agent: Person) -> None:
    wrong = [astray("=1+1") for _ in range(2)]
    count_all()

    answer = signed_in_client(agent).get(f"{path}?months=all")

    rows = list(csv.reader(StringIO(b"".join(answer).decode())))
    assert [row[0] for row in rows[1:]] == [each.number for each in reversed(wrong)]
    assert {row[1] for row in rows[1:]} == {"'=1+1"}
    assert all(row[7] for row in rows)


@pytest.mark.parametrize("question", ["months=7", "months=x", "colour=red"])
@pytest.mark.parametrize("path", PAGES)
def test_a_question_that_makes_no_sense_is_told_why(
    path: str, question: str, agent: Person
) -> None:
    answer = signed_in_client(agent).get(f"{path}?{question}")

    assert answer.status_code == 400
    assert question.partition("=")[0] in answer.content.decode()


@pytest.mark.parametrize("path", ["/conformance/lives/dragons", "/conformance/rules/none"])
def test_what_there_is_not_is_not_found(path: str, agent: Person) -> None:
    assert signed_in_client(agent).get(path).status_code == 404
    assert signed_in_client(agent).get(f"{path}.csv").status_code == 404


@pytest.mark.parametrize("path", [*PAGES, *FILES])
def test_callers_see_none_of_it(path: str) -> None:
    assert signed_in_client(a_caller()).get(path).status_code in {403, 404}


@pytest.mark.parametrize("slug", sorted(house_rules()))
def test_every_rule_has_a_page(slug: str, agent: Person) -> None:
    assert signed_in_client(agent).get(f"/conformance/rules/{slug}").status_code == 200


@pytest.mark.parametrize("slug", sorted(record_types()))
def test_every_record_type_has_a_page(slug: str, agent: Person) -> None:
    assert signed_in_client(agent).get(f"/conformance/lives/{slug}").status_code == 200
