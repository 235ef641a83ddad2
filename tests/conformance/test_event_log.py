"""The journal as an object-centric event log: of the form that OCEL 2.0 demands, and all of it."""

import json
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.assurance.change.tests.makers import a_draft, an_item
from armillary.cli import export
from armillary.cli.main import parser
from armillary.fittings.handoffs import actions as handoffs
from armillary.kernel.journal.models import Entry
from armillary.kernel.links.actions import link
from armillary.operations.incident.tests.makers import a_resolved_incident, an_incident
from armillary.people.models import Person
from armillary.transformation.event_log import events, objects, write
from tests.makers import a_caller, an_agent, by, signed_in_client, the_robot

pytestmark = pytest.mark.django_db
Log = dict[str, Any]


@pytest.fixture
def agent() -> Person:
    return an_agent()


def written(actor: Person, *types: str) -> Log:
    out = BytesIO()
    count = write(out, actor, types)
    log: Log = json.loads(out.getvalue())
    assert count == len(log["events"])
    return log


def check_form(log: Log) -> None:
    """All that the schema of OCEL 2.0 in JSON asks for; every reference leads somewhere."""
    assert set(log) == {"eventTypes", "objectTypes", "events", "objects"}
    declared = {}
    for each in (*log["eventTypes"], *log["objectTypes"]):
        assert set(each) == {"name", "attributes"}
        kinds = {"string", "time", "integer", "float", "boolean"}
        assert all(set(a) == {"name", "type"} and a["type"] in kinds for a in each["attributes"])
        declared[each["name"]] = {a["name"] for a in each["attributes"]}
    ids = [each["id"] for each in log["objects"]]
    assert len(ids) == len(set(ids))
    for each in log["events"]:
        assert set(each) == {"id", "type", "time", "attributes", "relationships"}
        assert datetime.fromisoformat(each["time"]).tzinfo
        assert {a["name"] for a in each["attributes"]} <= declared[each["type"]]
        assert each["relationships"][0]["qualifier"] == "of"
    for each in log["objects"]:
        assert set(each) == {"id", "type", "attributes", "relationships"}
        assert {a["name"] for a in each["attributes"]} <= declared[each["type"]]
        assert all(datetime.fromisoformat(a["time"]).tzinfo for a in each["attributes"])
    for each in (*log["events"], *log["objects"]):
        for relation in each["relationships"]:
            assert set(relation) == {"objectId", "qualifier"}
            assert relation["objectId"] in set(ids)
            assert relation["qualifier"]


def relations(log: Log, kind: str, name: str) -> set[tuple[str, str]]:
    [found] = [each for each in log[kind] if each["id"] == name]
    return {(each["qualifier"], each["objectId"]) for each in found["relationships"]}


def test_every_line_is_an_event_and_every_record_an_object(agent: Person) -> None:
    incident = a_resolved_incident(agent)
    handed = handoffs.offer(
        by(agent), about=incident, edge=13, to_process="problem-management", wish="Why"
    )
    change = a_draft(an_item("db1"))
    link(change, by(the_robot()), how="answers", to=incident)

    log = written(agent)

    check_form(log)
    lines = Entry.objects.order_by("pk")
    assert [each["id"] for each in log["events"]] == [f"line-{line.pk}" for line in lines]
    linked, offered = lines.filter(verb="link").get(), lines.filter(verb="offer").get()
    robot = the_robot()
    assert relations(log, "events", f"line-{linked.pk}") == {
        ("of", change.number),
        ("by", robot.number),
        ("answers", incident.number),
    }
    assert ("about", incident.number) in relations(log, "events", f"line-{offered.pk}")
    assert {("answers", incident.number)} <= relations(log, "objects", change.number)
    assert {("about", incident.number)} <= relations(log, "objects", handed.number)
    assert {("assignee", agent.number)} <= relations(log, "objects", incident.number)


def test_an_object_tells_how_its_state_changed(agent: Person) -> None:
    incident = a_resolved_incident(agent)

    [found] = [each for each in written(agent)["objects"] if each["id"] == incident.number]

    told = [each["value"] for each in found["attributes"] if each["name"] == "state"]
    lines = Entry.objects.filter(record_type="incidents", record_id=incident.pk).order_by("pk")
    assert told == [each.state_after for each in lines if each.state_after != each.state_before]
    assert found["attributes"][0] == {
        "name": "title",
        "time": "1970-01-01T00:00:00Z",
        "value": incident.title,
    }


def test_nobody_gets_what_they_may_not_see(agent: Person) -> None:
    caller = a_caller()
    mine, other = an_incident(caller), an_incident()

    log = written(caller)

    check_form(log)
    ids = {each["id"] for each in log["objects"]}
    assert mine.number in ids
    assert other.number not in ids
    concerned = {r["objectId"] for each in log["events"] for r in each["relationships"]}
    assert concerned <= ids


def test_one_type_can_be_written_alone(agent: Person) -> None:
    incident = an_incident()

    log = written(agent, "incidents")

    check_form(log)
    assert [each["name"] for each in log["objectTypes"]] == ["incidents"]
    assert {each["id"] for each in log["objects"]} == {incident.number}
    assert {each["type"] for each in log["events"]} == {"incidents: log"}


def test_portions_leave_nothing_out(agent: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        a_resolved_incident(agent)
    whole = written(agent)

    monkeypatch.setattr(events, "PORTION", 2)
    monkeypatch.setattr(objects, "PORTION", 2)

    assert written(agent) == whole


def test_more_lines_cost_no_more_statements_within_a_portion(agent: Person) -> None:
    an_incident()
    with CaptureQueriesContext(connection) as few:
        written(agent, "incidents")
    for _ in range(5):
        a_resolved_incident(agent)
    with CaptureQueriesContext(connection) as many:
        written(agent, "incidents")

    assert len(few) == len(many)


def test_a_type_is_handed_out_and_that_leaves_a_line(agent: Person) -> None:
    incident = an_incident()

    answer = signed_in_client(agent).get("/conformance/lives/incidents/event-log.json")

    log = json.loads(b"".join(answer))
    check_form(log)
    assert {each["id"] for each in log["objects"]} == {incident.number}
    taken = Entry.objects.filter(record_type="exports").order_by("pk")
    assert [line.verb for line in taken] == ["take_out", "hand_out"]


@pytest.mark.parametrize("types", [[], ["--type", "incidents", "--type", "persons"]])
def test_the_command_writes_a_file(
    types: list[str], tmp_path: Path, agent: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    an_incident()
    file = tmp_path / "log.json"

    code = export.run(parser().parse_args(["export", "ocel", str(file), *types]))

    assert code == 0
    check_form(log := json.loads(file.read_bytes()))
    assert f"{len(log['events']):,} events" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--type", "dragons"], "no record type dragons"),
        (["--as", "nobody@example.com"], "Nobody here"),
    ],
)
def test_the_command_says_what_it_cannot_do(
    options: list[str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "log.json"

    code = export.run(parser().parse_args(["export", "ocel", str(file), *options]))

    assert code == 2
    assert why in capsys.readouterr().err
    assert not file.exists()
