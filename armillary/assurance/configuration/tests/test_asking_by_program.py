"""Programs ask the CMDB: in words or by number, by pages or as a file, and see what is theirs."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from armillary.assurance.configuration import actions, answering
from armillary.assurance.configuration.actions import questions
from armillary.assurance.configuration.models import ConfigurationItem, Question
from armillary.assurance.configuration.queries import answers
from armillary.assurance.configuration.tests.makers import a, way
from armillary.assurance.configuration.vocabulary import Criticality
from armillary.fittings.exports.models import Export
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_caller, a_customer, a_person, api_client, by, signed_in_client

ASK = "/api/v1/questions/answer"
TUESDAY = MONDAY + timedelta(days=1)
NEEDED = "server where needed by service where criticality = 1 and memory > 0"


@pytest.fixture
def mail(keeper: Person) -> ConfigurationItem:
    """Mail, which is vital, needs three servers; a fourth is there as well."""
    service = a("business_service", keeper, name="Mail")
    actions.describe(service, by(keeper), criticality=Criticality.VITAL)
    for name in ("mx3", "mx1", "mx1", "spare"):
        server = a("server", keeper, name=name, custom_memory="64")
        if name != "spare":
            actions.relate(service, by(keeper), relation_type=way("depends_on"), target=server)
    return service


def ask(client: Client, text: str, **more: Any) -> Any:
    """What the address answers."""
    return client.get(ASK, {"q": text, **more})


def wrong(refused: Any) -> list[str]:
    return [each["field"] for each in refused.json()["errors"]]


def test_a_program_reads_what_the_question_speaks_of(
    mail: ConfigurationItem, keeper: Person
) -> None:
    told = ask(api_client(keeper), "server where name = spare and memory > 1").json()

    assert told["count"] == {"number": 1, "more": False}
    assert told["next"] is None
    [item] = told["items"]
    assert (item["name"], item["custom_memory"], item["state"]) == (
        "spare",
        "64.00",
        "in_production",
    )
    assert item["configuration_class"]["name"] == "Server"


def test_an_answer_goes_on_where_it_ended_whatever_has_the_same_name(
    mail: ConfigurationItem, keeper: Person
) -> None:
    client, text = api_client(keeper), "server where needed by service where criticality = 1"
    first = ask(client, text, limit=2).json()
    a("server", keeper, name="a1")
    rest = client.get(first["next"]).json()

    found = [*first["items"], *rest["items"]]
    assert [each["name"] for each in found] == ["mx1", "mx1", "mx3"]
    assert len({each["number"] for each in found}) == 3
    assert (first["count"]["number"], rest["next"]) == (3, None)


def test_a_question_that_is_kept_is_asked_by_its_number(
    mail: ConfigurationItem, keeper: Person
) -> None:
    kept = questions.keep(by(keeper), name="Vital", text="service where criticality = 1")

    told = api_client(keeper).get(f"/api/v1/questions/{kept.number}/answer").json()

    assert told["question"] == "service where criticality = 1"
    assert [each["number"] for each in told["items"]] == [mail.number]


def test_the_past_is_asked_too_and_counts_its_days_from_then(
    mail: ConfigurationItem, keeper: Person
) -> None:
    when: Any = {"custom_end_of_support": "2026-11-30"}
    ending = a("server", keeper, name="old", **when)
    actions.retire(ending, by(keeper, TUESDAY))
    client, text = api_client(keeper), "server where end_of_support < today + 7d"

    then = ask(client, text, as_of="2026-11-24T00:00:00Z").json()
    earlier = ask(client, text, as_of="2026-11-23T09:00:00Z").json()

    assert [each["name"] for each in then["items"]] == ["old"]
    assert earlier["items"] == []


def test_the_same_files_as_in_the_browser(mail: ConfigurationItem, keeper: Person) -> None:
    client = api_client(keeper)

    csv = ask(client, "server", format="csv").content.decode("utf-8-sig")
    lines = ask(client, "server", format="json").content.decode().splitlines()
    book = ask(client, "server", format="xlsx").content
    root = ET.fromstring(ask(client, "anything", format="graphml").content.decode())

    assert [line.split(",")[1] for line in csv.splitlines()] == [
        "Name",
        "mx1",
        "mx1",
        "mx3",
        "spare",
    ]
    assert (len(lines), book[:2]) == (4, b"PK")
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f".//{space}node")) == 5
    assert len(root.findall(f".//{space}edge")) == 3
    stand_as(keeper)
    taken = Export.objects.order_by("pk").values_list("question", "rows")
    assert list(taken)[-1] == ("GraphML of anything", 5)


def test_who_has_one_thing_finds_it_and_no_way_through_others(
    mail: ConfigurationItem, keeper: Person
) -> None:
    caller = a_caller()
    mine, other = (a("laptop", keeper, name=name) for name in ("mine", "theirs"))
    actions.give_to(mine, by(keeper), user=caller)
    for end in (mail, other):
        actions.relate(mine, by(keeper), relation_type=way("depends_on"), target=end)
    kept = questions.keep(by(keeper), name="All", text="anything")
    client = api_client(caller)

    assert [each["name"] for each in ask(client, "anything").json()["items"]] == ["mine"]
    assert ask(client, "anything where needs anything").json()["count"]["number"] == 0
    assert ask(client, "anything where not (needs anything)").json()["count"]["number"] == 1
    assert ask(client, "anything", as_of="2026-11-24").status_code == 400
    assert ask(client, "anything", format="csv").status_code == 403
    assert client.get(f"/api/v1/questions/{kept.number}/answer").status_code == 404


def test_what_is_sensitive_is_neither_asked_for_nor_told_in_files(keeper: Person) -> None:
    customer = a_customer()
    voice = a_person(Role.CUSTOMER_REPRESENTATIVE, organisation=customer)
    secret: dict[str, Any] = {"custom_licence_key": "ABC", "custom_entitled": 5}
    a("licence", keeper, name="office", user=voice, organisation=customer, **secret)
    client = api_client(voice)

    graph = ask(client, "anything", format="graphml")

    assert graph.status_code == 200
    assert "office" in graph.content.decode()
    assert "ABC" not in graph.content.decode()
    assert ask(client, "anything where licence_key = ABC").status_code == 422


DEEP = "(" * 500 + "name = x" + ")" * 500
HOSTILE = {
    "nothing": "",
    "spaces": "   ",
    "sql": "server where name = x'; drop table configuration_relation; --",
    "comment": "server where name = x) or 1=1 --",
    "percent": "server where name = %(v0)s",
    "format": "server where name = {0.__class__}",
    "deep": f"server where {DEEP}",
    "not": "server where " + "not " * 300 + "missing = yes",
    "ways": "anything" + " where related to anything" * 60,
    "steps": "anything where needs within 999999999999999999999 anything",
    "within": "anything where needs within -1 anything",
    "long": "server where name = " + "x" * 1_900,
    "number": "server where number = 99999999999999999999999999",
    "decimal": "server where memory > 1e999999999",
    "day": "server where end_of_support < 9999-99-99",
    "span": "server where end_of_support < today + 99999999999d",
    "quote": "server where name = “open",
    "signs": "=<>!=,,,((",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_makes_no_sense_is_refused_in_words(text: str, keeper: Person) -> None:
    answer = ask(api_client(keeper), text)

    assert answer.status_code == 200 or (answer.status_code, wrong(answer)) == (422, ["q"])


@pytest.mark.parametrize("text", ["x" * 2_001, "x" * 1_000_000, "server where name = 'a\0b'"])
def test_what_is_no_text_of_a_question_is_refused_at_once(text: str, keeper: Person) -> None:
    assert ask(api_client(keeper), text).status_code == 400


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "1001"}, "limit"),
        ({"after": "x"}, "after"),
        ({"after": "WyJuYW1lIiwxXQ"}, "after"),
        ({"format": "pdf"}, "format"),
        ({"as_of": "soon"}, "as_of"),
        ({"depth": "1"}, "depth"),
    ],
)
def test_what_is_asked_beside_it_is_checked(
    given: dict[str, str], field: str, keeper: Person
) -> None:
    refused = ask(api_client(keeper), "server", **given)

    assert (refused.status_code, wrong(refused)) == (400, [field])


def test_a_question_that_takes_too_long_is_refused_and_the_next_one_is_answered(
    mail: ConfigurationItem, keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = api_client(keeper)
    around = "anything where " + " and ".join(["(related to within 20 anything)"] * 6)
    monkeypatch.setattr(answers, "LONGEST", 0.001)

    slow = ask(client, around)
    monkeypatch.undo()

    assert (slow.status_code, wrong(slow)) == (422, ["q"])
    assert "fewer ways" in slow.json()["detail"]
    assert ask(client, around).status_code == 200
    assert Question.objects.count() == 0


@pytest.mark.parametrize("form", answering.FORMS)
@pytest.mark.parametrize("door", ["/api/v1/questions/answer", "/questions/answer"])
def test_no_file_is_cut(
    form: str, door: str, mail: ConfigurationItem, keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever counts its rows would count wrong."""
    client = api_client(keeper) if door.startswith("/api") else signed_in_client(keeper)
    monkeypatch.setattr(answering, "MOST_IN_A_FILE", 3)

    fitting = client.get(door, {"q": "server where name contains mx", "format": form})
    refused = client.get(door, {"q": "server", "format": form})

    assert (fitting.status_code, refused.status_code) == (200, 409)
    assert "At most 3 things in one file: ask for fewer." in refused.content.decode()
    stand_as(keeper)
    assert Export.objects.count() == 1
