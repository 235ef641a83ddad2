"""No input makes a 5xx: bad inputs that others have met, and whatever Hypothesis thinks of."""

import json
import unicodedata
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armillary.kernel.fields import fields_of
from armillary.kernel.registry import record_types
from tests.api.corpus import bad_inputs
from tests.listing.things import a_thing
from tests.makers import an_agent, api_client
from tests.throwaway.process import THING

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things"
fuzzed = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

TEXTS = [(r["id"], r["expect"], d) for r, d in bad_inputs("A-text", "C-template", "B-html")]
QUERIES = [(r["id"], r["expect"], d) for r, d in bad_inputs("D-filter")]
BODIES = [(r["id"], r["expect"], d) for r, d in bad_inputs("E-json")]
TIMES = [(r["id"], r["expect"], d) for r, d in bad_inputs("K-time") if r["channel"] == "time"]


@pytest.fixture
def client() -> Client:
    """A program of somebody who sees a thing."""
    agent = an_agent()
    program = api_client(agent)
    a_thing(agent)
    return program


def told(answer: Any) -> Any:
    """An answer that is in order: no 5xx, and a refusal says why."""
    assert answer.status_code < 500, answer.content
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert json.loads(answer.content)["detail"]
    return answer


def post(client: Client, url: str, raw: str | bytes) -> Any:
    return told(client.generic("POST", url, raw, "application/json"))


@pytest.mark.parametrize(("name", "expect", "text"), TEXTS, ids=[each[0] for each in TEXTS])
def test_text_comes_back_as_typed_or_is_refused(
    name: str, expect: str, text: Any, client: Client
) -> None:
    field = "title" if expect == "reject" else "about"
    raw = text if isinstance(text, bytes) else json.dumps({"title": "Box", field: text})
    made = post(client, THINGS, raw)

    if made.status_code == 201:
        assert expect != "reject"
        assert client.get(made.headers["Location"]).json()["about"] == text
    else:
        assert expect not in ("roundtrip", "sanitise")


@pytest.mark.parametrize(("name", "expect", "query"), QUERIES, ids=[each[0] for each in QUERIES])
def test_hostile_questions_are_refused(name: str, expect: str, query: str, client: Client) -> None:
    answer = told(client.get(f"{THINGS}{query}"))

    assert answer.status_code in (400, 404)


@pytest.mark.parametrize(("name", "expect", "body"), BODIES, ids=[each[0] for each in BODIES])
def test_hostile_bodies_are_refused(name: str, expect: str, body: Any, client: Client) -> None:
    answer = post(client, THINGS, body)

    assert answer.status_code in (400, 413, 415, 422)


@pytest.mark.parametrize(("name", "expect", "text"), TIMES, ids=[each[0] for each in TIMES])
def test_hostile_moments_are_refused_or_meant(
    name: str, expect: str, text: str, client: Client
) -> None:
    lend = f"{client.get(THINGS).json()['items'][0]['number']}/lend"
    body = json.dumps({"holder": "nobody@example.com", "due_at": text})

    told(client.get(f"{THINGS}?{urlencode({'due_at.gte': text})}"))
    assert post(client, f"{THINGS}/{lend}", body).status_code == 422


NAMES = [
    *fields_of(THING),
    *(f"{name}.{side}" for name in ("due_at", "weight", "id", "title") for side in ("gt", "lte")),
    *("q", "sort", "fields", "limit", "after", "before", "open", "expand", "type", "x__y"),
]
VALUES = st.one_of(
    st.sampled_from(["", "none", "me", "true", "lent", "1", "-1", "number", "-title", "1,2"]),
    st.sampled_from(["PER-1", "THG-000001", "per-99999999999999999999", "2026-01-01", "W10"]),
    st.integers().map(str),
    st.floats().map(str),
    st.datetimes().map(lambda moment: moment.isoformat() + "Z"),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)


@fuzzed
@given(asked=st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4))
def test_any_question_is_answered(asked: list[tuple[str, str]], client: Client) -> None:
    query = urlencode(asked)

    told(client.get(f"{THINGS}?{query}"))
    told(client.get(f"/api/v1/search?{query}"))
    told(client.get(f"/api/v1/incidents?expand=facets&{query}"))


@fuzzed
@given(query=st.text(st.characters(codec="ascii", exclude_characters="#\r\n"), max_size=60))
def test_any_bytes_after_the_question_mark_are_answered(query: str, client: Client) -> None:
    told(client.get(f"{THINGS}?{query}"))


@fuzzed
@given(
    parts=st.lists(st.text(max_size=12), min_size=1, max_size=4),
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]),
)
def test_any_address_and_method_is_answered(parts: list[str], method: str, client: Client) -> None:
    path = "/".join(quote(part.encode("utf-8", "surrogatepass"), safe="") for part in parts)

    answer = client.generic(method, f"/api/v1/{path}", "", "application/json")

    assert answer.status_code in (200, 204, 400, 404, 405)


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=60),
    st.sampled_from(["PER-000001", "THG-1", "nobody@example.com", "\x00", "\ud800", "9" * 400]),
)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
VERBS = [
    (kind, verb) for kind in record_types().values() for verb in (*kind.creations, *kind.verbs)
]


@fuzzed
@given(data=st.data())
def test_any_body_of_any_verb_is_answered(data: st.DataObject, client: Client) -> None:
    kind, verb = data.draw(st.sampled_from(VERBS))
    names = [argument.name for argument in verb.arguments.all] + ["x"]
    body = data.draw(st.dictionaries(st.sampled_from(names), JSON, max_size=5))
    url = f"/api/v1/{kind.slug}"
    if not verb.makes:
        url += f"/{kind.model.prefix}-000001/{verb.name}"
    elif verb is not kind.creations[0]:
        url += f"/{verb.name}"

    answer = client.generic(
        "POST", url, json.dumps(body), "application/json", headers={"If-Match": "*"}
    )

    told(answer)


@fuzzed
@given(raw=st.binary(max_size=80))
def test_any_bytes_as_a_body_are_answered(raw: bytes, client: Client) -> None:
    post(client, THINGS, raw)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_twins_of_a_word_find_each_other(form: Any, client: Client) -> None:
    title = unicodedata.normalize("NFD" if form == "NFC" else "NFC", "Café Ångström")
    made = post(client, THINGS, json.dumps({"title": title}))
    query = urlencode({"q": unicodedata.normalize(form, "CAFÉ ångstr")})

    found = client.get(f"{THINGS}?{query}").json()["items"]

    assert [each["title"] for each in found] == [title]
    assert made.status_code == 201
