"""Asking the CMDB in the browser: the text, the builder, the past, and files."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.tests.makers import a, way
from armillary.assurance.configuration.vocabulary import Criticality
from armillary.people.models import Person
from tests.makers import MONDAY, a_caller, by, signed_in_client
from tests.web.reading import words

TUESDAY = MONDAY + timedelta(days=1)
TEXT = "server where needed by service where criticality = 1"


@pytest.fixture
def mail(keeper: Person) -> None:
    """Mail depends on mx1, whose name would be a formula."""
    service = a("business_service", keeper, name="Mail", criticality=Criticality.VITAL)
    server = a("server", keeper, name="=mx1")
    a("server", keeper, name="db1")
    actions.relate(service, by(keeper), relation_type=way("depends_on"), target=server)


def test_an_answer_is_a_table_with_links(mail: None, keeper: Person) -> None:
    page = signed_in_client(keeper).get("/questions/ask", {"q": TEXT})

    assert page.status_code == 200
    assert "1 thing " in words(page.content.decode())
    assert "=mx1" in page.content.decode()
    assert "db1" not in words(page.content.decode())


def test_the_builder_writes_the_text(mail: None, keeper: Person) -> None:
    chosen = {"class": "server", "way": "needed by", "class2": "service"}
    chosen |= {"property2": "criticality", "sign2": "=", "value2": "1"}

    page = signed_in_client(keeper).get("/questions/ask", chosen).content.decode()

    assert "server where needed by (service where criticality = 1)" in page
    assert "1 thing " in words(page)


def test_a_flaw_is_shown_at_its_place(keeper: Person) -> None:
    page = signed_in_client(keeper).get("/questions/ask", {"q": "server where oner is empty"})

    assert page.status_code == 422
    assert "<mark>oner</mark>" in page.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"q": "server", "as_of": "soon"},
        {"q": "server", "from": "-1"},
        {"q": "server\x00"},
        {"q": "anything where name = '" + "\ud7ff" * 3 + "'", "as_of": "9999-12-31"},
        {"q": "é" * 3_000},
    ],
)
def test_what_makes_no_sense_is_refused(given: dict[str, str], keeper: Person) -> None:
    assert 400 <= signed_in_client(keeper).get("/questions/ask", given).status_code < 500


def test_files_hold_the_answer_and_no_formula(mail: None, keeper: Person) -> None:
    client = signed_in_client(keeper)
    asked = {"q": f"{TEXT} or name = db1"}

    csv = client.get("/questions/answer", {**asked, "format": "csv"}).content.decode()
    lines = client.get("/questions/answer", {**asked, "format": "json"}).content.decode()
    book = client.get("/questions/answer", {**asked, "format": "xlsx"}).content

    assert "'=mx1" in csv
    assert '"name":"=mx1"' in lines
    assert book.startswith(b"PK")
    assert client.get("/questions/answer", {"q": "server", "format": "pdf"}).status_code == 422


def test_a_graph_has_the_relations_among_what_was_found(mail: None, keeper: Person) -> None:
    client = signed_in_client(keeper)

    found = client.get("/questions/answer", {"q": "anything", "format": "graphml"}).content

    root = ET.fromstring(found.decode())
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f".//{space}node")) == 3
    assert len(root.findall(f".//{space}edge")) == 1


def test_callers_do_not_ask(keeper: Person) -> None:
    assert signed_in_client(a_caller()).get("/questions/ask").status_code == 403
