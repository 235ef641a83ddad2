"""Bad inputs that others have met, brought to the CMDB by each of its doors.

The collection is beside this project where there is one; what stands here in full is our own.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from django.db import transaction
from django.test import Client

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem, Relation
from armillary.assurance.configuration.sources.models import Reading, Row
from armillary.assurance.configuration.tests.makers import a, way
from armillary.fittings.imports.mapping.mapping import Mapping as Goes
from armillary.fittings.imports.reading.lines import WrongFile
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid
from armillary.kernel.jobs.models import Job
from armillary.people.models import Person
from tests.api.corpus import bad_inputs
from tests.configuration_sources.makers import seen, ties, told, work_off
from tests.imports.files import checked, columns, run, wrong
from tests.imports.test_corpus import BAD, ROWS, TAKEN, path_of
from tests.makers import api_client, by, now

SLUG = "configuration-items"
ITEMS = f"/api/v1/{SLUG}"
there = pytest.mark.skipif(not BAD, reason="The collection is not beside this project.")
SEEN = "/api/v1/sources/agent-7/seen"
ASK = "/api/v1/questions/answer"
GOES = Goes(
    "register",
    columns("name>name", "serial>custom_serial_number"),
    same={"configuration_class": "server"},
)
SUM, MARKUP = "=1+1", "<img src=x onerror=alert(1)>"
OUR_TABLES = {
    "formulas": (
        b"name,serial\n=1+1,000123\n@SUM(1),1E5\n",
        {("=1+1", "000123"), ("@SUM(1)", "1E5")},
    ),
    "semicolons": ("name;serial\nK\u00f6ln;1\n".encode("latin-1"), {("K\u00f6ln", "1")}),
    "utf-16": ("name,serial\n\u017bar,1\n".encode("utf-16"), {("\u017bar", "1")}),
    "marked": ("\ufeffname,serial\na,1\n".encode(), {("a", "1")}),
    "markup": (
        b"name,serial\n<img src=x onerror=alert(1)>,1\n",
        {("<img src=x onerror=alert(1)>", "1")},
    ),
}
OUR_BAD_ROWS = {
    "too many": "name,serial\na,1,2\n",
    "too few": "name,serial\na\n",
    "twice": "name,serial\na,1\na,1\n",
    "nul": "name,serial\na\0b,1\n",
    "no name": "name,serial\n  ,1\n",
    "too long": f"name,serial\n{'x' * 201},1\n",
}
TEXTS = [(r["id"], r["expect"], d) for r, d in bad_inputs("A-text", "B-html", "C-template")]
BODIES = [(r["id"], d) for r, d in bad_inputs("E-json")]
QUERIES = [(r["id"], d) for r, d in bad_inputs("D-filter")]
TIMES = [(r["id"], r["expect"], d) for r, d in bad_inputs("K-time") if r["channel"] == "time"]
LONGEST_NAME = 200


def held() -> set[tuple[str, str]]:
    """Name and serial number of each item."""
    rows = ConfigurationItem.objects.values_list("name", "custom")
    return {(name, custom.get("serial_number", "")) for name, custom in rows}


def in_order(answer: Any) -> Any:
    """No 5xx, and a refusal says why."""
    assert answer.status_code < 500, answer.content
    if answer.status_code >= 400:
        assert json.loads(answer.content)["detail"]
    return answer


def by_themselves(cases: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """What becomes of each, as if the others had not been."""
    found = {}
    for name, do in cases.items():
        with transaction.atomic():
            found[name] = do()
            transaction.set_rollback(True)
    return found


def imported(keeper: Person, content: bytes, name: str = "file.csv") -> Any:
    """What a table becomes: the items, or what is wrong with its lines, or why it is no table."""
    try:
        checking = checked(keeper, SLUG, content, name, mapping=GOES)
    except (WrongFile, Invalid):
        return "refused"
    if found := wrong(checking):
        assert not ConfigurationItem.objects.exists()
        return set(found)
    run(checking, keeper)
    return held()


def test_our_strange_tables_become_items_as_they_are(keeper: Person) -> None:
    cases = {name: partial(imported, keeper, each[0]) for name, each in OUR_TABLES.items()}

    assert by_themselves(cases) == {name: each[1] for name, each in OUR_TABLES.items()}


def test_our_bad_rows_are_named_and_nothing_is_made(keeper: Person) -> None:
    cases = {name: partial(imported, keeper, each.encode()) for name, each in OUR_BAD_ROWS.items()}

    lines = {name: {2, 3} if name == "twice" else {2} for name in OUR_BAD_ROWS}
    assert by_themselves(cases) == lines


@there
def test_each_table_of_the_collection_has_its_treatment(keeper: Person) -> None:
    stems = {*TAKEN, *ROWS, *(path.stem for path in BAD)}
    paths = {stem: path_of(stem) for stem in stems}
    cases = {
        stem: partial(imported, keeper, path.read_bytes(), path.name)
        for stem, path in paths.items()
    }

    expected: dict[str, Any] = {stem: set(rows) for stem, rows in TAKEN.items()}
    expected |= {stem: set(lines) for stem, lines in ROWS.items()}
    expected |= {path.stem: "refused" for path in BAD}
    assert by_themselves(cases) == expected


def pushed(keeper: Person, program: Client, body: str | bytes) -> tuple[int, str, tuple[str, ...]]:
    """What becomes of a body: the status, what is wrong with it, and the names that came in."""
    answer = in_order(program.generic("POST", SEEN, body, "application/json"))
    stand_as(keeper)
    work_off(now())
    stand_as(keeper)
    assert not Job.objects.exists()
    trouble = "".join(Reading.objects.values_list("trouble", flat=True))
    names = ConfigurationItem.objects.values_list("name", "description")
    return answer.status_code, trouble, tuple(f"{name}|{about}" for name, about in names)


@there
def test_bodies_that_are_no_discovery_wait_as_what_they_are(keeper: Person) -> None:
    program = api_client(keeper)

    found = by_themselves({name: partial(pushed, keeper, program, body) for name, body in BODIES})

    taken_in = {
        name for name, (status, trouble, _) in found.items() if status < 400 and not trouble
    }
    assert taken_in == set()
    assert {names for _, _, names in found.values()} == {()}


def body_of(text: str | bytes) -> bytes:
    """A thing of this name and description, as an agent tells of it."""
    about = {"name": "NAME", "attributes": {"description": "NAME"}}
    body = json.dumps({"items": [{"key": "h1", "class": "server", **about}]})
    if isinstance(text, bytes):
        return body.encode().replace(b"NAME", text)
    return body.replace("NAME", json.dumps(text)[1:-1]).encode()


@there
def test_texts_come_back_from_discovery_as_they_were_or_are_refused(keeper: Person) -> None:
    program = api_client(keeper)

    found = by_themselves(
        {name: partial(pushed, keeper, program, body_of(text)) for name, _, text in TEXTS}
    )

    for name, expect, text in TEXTS:
        _, trouble, names = found[name]
        assert names == (f"{text}|{text}",) or (names == () and trouble), name
        assert names == () or expect != "reject", name
        assert names or expect not in ("roundtrip", "sanitise") or not_a_name(text), name


def not_a_name(text: str) -> bool:
    """Texts that a name cannot hold: too long, or with control characters."""
    return len(text) > LONGEST_NAME or any(ord(each) < 32 or ord(each) == 127 for each in text)


@there
def test_hostile_filters_of_items_are_refused(keeper: Person) -> None:
    a("server", keeper)
    program = api_client(keeper)

    statuses = {name: in_order(program.get(f"{ITEMS}{each}")).status_code for name, each in QUERIES}

    assert set(statuses.values()) <= {400, 404}


@there
@pytest.mark.parametrize("name", ["as_of", "believed_at"])
def test_hostile_moments_of_the_past_are_refused_or_meant(keeper: Person, name: str) -> None:
    program, server = api_client(keeper), a("server", keeper)
    places = (ITEMS, f"{ITEMS}/{server.number}", f"{ITEMS}/{server.number}/impact")

    answers = {
        (case, expect, place): in_order(
            program.get(f"{place}?{urlencode({'as_of': '2026-11-24', name: text})}")
        ).status_code
        for case, expect, text in TIMES
        for place in (*places, f"{ITEMS}/joints")
    }

    assert {status for (_, expect, _), status in answers.items() if expect == "reject"} == {400}


@there
def test_any_text_is_a_question_or_refused(keeper: Person) -> None:
    program = api_client(keeper)
    said = [text.decode("latin-1") if isinstance(text, bytes) else text for _, _, text in TEXTS]
    readable = [each.encode("utf-8", "replace").decode() for each in said]

    statuses = {
        in_order(program.get(ASK, {"q": asked})).status_code
        for text in readable
        for asked in (text, f"anything where name = '{text}'")
    }

    assert statuses <= {200, 400, 422}


def test_hostile_names_are_whole_in_every_file(keeper: Person) -> None:
    names = [
        "=1+1",
        '"><script>',
        "\u0085 & <b>",
        "]]>",
        "a\u2028b",
        "\U0001f468\u200d\U0001f469",
        "e\u0301",
    ]
    for name in names:
        a("server", keeper, name=name)
    client = api_client(keeper)

    graph = client.get(ASK, {"q": "server", "format": "graphml"}).content
    lines = client.get(ASK, {"q": "server", "format": "json"}).content.decode().split("\n")

    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(graph.decode())
    key = next(k.get("id") for k in root.iter(f"{space}key") if k.get("attr.name") == "name")
    found = [each.text for each in root.iter(f"{space}data") if each.get("key") == key]
    assert sorted(str(each) for each in found) == sorted(names)
    assert sorted(json.loads(line)["name"] for line in lines if line) == sorted(names)


GRAPHS: dict[str, tuple[list[dict[str, Any]], int, str]] = {
    "itself": ([{"source": "a", "type": "depends_on", "target": "a"}], 0, "itself"),
    "a circle of two": (
        [
            {"source": "a", "type": "depends_on", "target": "b"},
            {"source": "b", "type": "depends_on", "target": "a"},
        ],
        2,
        "",
    ),
    "the same twice": ([{"source": "a", "type": "depends_on", "target": "b"}] * 2, 1, ""),
    "no such type": ([{"source": "a", "type": "likes", "target": "b"}], 0, "likes"),
    "no such thing": ([{"source": "a", "type": "depends_on", "target": "z"}], 0, "“z”"),
    "not allowed": ([{"source": "r", "type": "runs_on", "target": "a"}], 0, "runs on"),
    "a long group": (
        [{"source": "a", "type": "depends_on", "target": "b", "group": "g" * 61}],
        0,
        "60",
    ),
    "a share of nothing": (
        [{"source": "a", "type": "depends_on", "target": "b", "group": "g", "share": 0}],
        0,
        "share",
    ),
    "none needed": (
        [{"source": "a", "type": "depends_on", "target": "b", "group": "g", "needed": 0}],
        0,
        "needed",
    ),
}


def graph_told(keeper: Person, relations: list[dict[str, Any]]) -> tuple[int, str]:
    """How many relations hold, and what is said of the others."""
    things = (seen("a"), seen("b"), seen("r", "rack"))
    reading = told(keeper, *things, relations=relations, take=False)
    if reading.state == "tried":
        reading = told(keeper, *things, relations=relations)
    notes = [note for row in Row.objects.filter(reading=reading.pk) for note in row.notes]
    assert not Job.objects.exists()
    assert len(ties()) == Relation.objects.count()
    return len(ties()), f"{reading.trouble} {reading.left_out} {notes}"


def test_strange_graphs_are_taken_or_what_is_wrong_is_told(keeper: Person) -> None:
    found = by_themselves(
        {name: partial(graph_told, keeper, each[0]) for name, each in GRAPHS.items()}
    )

    assert {name: count for name, (count, _) in found.items()} == {
        name: count for name, (_, count, _) in GRAPHS.items()
    }
    assert [name for name, (_, _, why) in GRAPHS.items() if why not in found[name][1]] == []


def test_a_refused_act_on_an_item_leaves_it_as_it_was(keeper: Person) -> None:
    server = a("server", keeper, custom_serial_number="S1")
    before = ConfigurationItem.objects.values().get()

    with pytest.raises(Invalid):
        actions.relate(server, by(keeper), relation_type=way("depends_on"), target=server)

    assert ConfigurationItem.objects.values().get() == before
