"""Files through the API: the body is the file, and nobody gets what is not meant for him."""

import hashlib

import pytest
from django.conf import settings
from django.test import Client

from armillary.fittings.files.keeping import keep
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.vocabulary import Audience
from armillary.people.models import Person
from armillary.people.vocabulary import Scope
from tests.files.samples import a_picture
from tests.files.things import a_thing
from tests.makers import a_caller, an_agent, api_client, by, the_robot
from tests.throwaway.models import Thing

pytestmark = pytest.mark.django_db
RAW = "application/octet-stream"


@pytest.fixture
def caller() -> Person:
    stand_as(the_robot())
    return a_caller()


@pytest.fixture
def thing(caller: Person) -> Thing:
    return a_thing(by(caller))


def files(thing: Thing, below: str = "") -> str:
    return f"/api/v1/things/{thing.number}/files{below}"


def test_a_file_goes_in_as_the_body_and_comes_back_byte_for_byte(
    thing: Thing, caller: Person
) -> None:
    client = api_client(caller)
    content = bytes(range(256)) * 40

    made = client.post(files(thing, "?name=dump.bin"), content, content_type=RAW)
    listed = client.get(files(thing)).json()["items"]
    back = client.get(made.headers["Location"])

    assert made.status_code == 201
    assert made.json() == listed[0]
    assert {name: listed[0][name] for name in ("name", "kind", "size", "hint", "audience")} == {
        "name": "dump.bin",
        "kind": RAW,
        "size": 10_240,
        "hint": None,
        "audience": "public",
    }
    assert listed[0]["sha256"] == hashlib.sha256(content).hexdigest()
    assert listed[0]["added_by"] == {"number": caller.number, "name": caller.name}
    assert back.content == content


def test_a_download_is_saved_by_browsers_and_never_run(thing: Thing, caller: Person) -> None:
    client = api_client(caller)
    page = b"<html><script>alert(1)</script></html>"

    made = client.post(files(thing, "?name=a%22%3B%20x.html"), page, content_type="text/html")
    back = client.get(made.json()["url"])

    assert made.json()["kind"] == "text/html"
    assert back.headers["Content-Type"] == RAW
    assert back.headers["Content-Disposition"] == 'attachment; filename="a\\"; x.html"'
    assert back.headers["X-Content-Type-Options"] == "nosniff"
    assert back.headers["Content-Security-Policy"] == (
        "default-src 'none'; sandbox; frame-ancestors 'none'"
    )


def test_foreign_and_internal_files_are_as_missing_ones_byte_for_byte(
    thing: Thing, caller: Person
) -> None:
    agent = an_agent()
    secret = keep(by(agent), thing, name="s", content=b"s", audience=Audience.INTERNAL)
    shared = keep(by(agent), thing, name="p", content=b"p")
    stranger, own = api_client(a_caller()), api_client(caller)

    def told(client: Client, path: str) -> object:
        answer = client.get(path)
        return answer.status_code, {**answer.json(), "request_id": ""}

    missing = told(own, files(thing, "/999999"))
    assert missing[0] == 404  # type: ignore[index]
    assert told(own, files(thing, f"/{secret.pk}")) == missing
    assert told(stranger, files(thing, f"/{shared.pk}")) == missing
    assert told(stranger, files(thing)) == missing
    assert told(own, f"/api/v1/things/THG-999999/files/{shared.pk}") == missing
    assert [each["name"] for each in own.get(files(thing)).json()["items"]] == ["p"]
    assert stranger.post(files(thing, "?name=x"), b"x", content_type=RAW).status_code == 404


def test_callers_cannot_attach_for_others_only(thing: Thing, caller: Person) -> None:
    answer = api_client(caller).post(
        files(thing, "?name=x&audience=internal"), b"x", content_type=RAW
    )

    assert answer.status_code == 403
    assert api_client(caller).get(files(thing)).json()["items"] == []


def test_an_upload_is_attached_by_the_verb_and_removed_by_another(
    thing: Thing, caller: Person
) -> None:
    client = api_client(caller)
    record = f"/api/v1/things/{thing.number}"

    sent = client.post("/api/v1/uploads?name=a.png", a_picture(), content_type=RAW).json()
    attached = client.post(
        f"{record}/attach", {"upload": sent["upload"]}, content_type="application/json"
    )
    [file] = client.get(files(thing)).json()["items"]
    removed = client.post(
        f"{record}/remove_attachment", {"file": file["file"]}, content_type="application/json"
    )

    assert (sent["kind"], file["kind"]) == ("image/png", "image/png")
    assert (attached.status_code, removed.status_code) == (200, 200)
    assert client.get(files(thing)).json()["items"] == []
    assert client.get(files(thing, f"/{file['file']}")).status_code == 404


@pytest.mark.parametrize(
    ("query", "kind", "status", "field"),
    [
        ("", RAW, 400, "name"),
        ("?name=%20", RAW, 400, "name"),
        ("?name=a&audience=system", RAW, 400, "audience"),
        ("?name=a&colour=red", RAW, 400, "colour"),
        ("?name=a", "multipart/form-data; boundary=x", 415, ""),
        ("?name=a", "application/x-www-form-urlencoded", 415, ""),
    ],
)
def test_a_wrong_call_is_refused_in_words(
    thing: Thing, caller: Person, query: str, kind: str, status: int, field: str
) -> None:
    answer = api_client(caller).post(files(thing, query), b"x=y", content_type=kind)

    assert answer.status_code == status
    assert [each["field"] for each in answer.json().get("errors", [])] == ([field] if field else [])


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    thing: Thing, caller: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "LARGEST_FILE", 1000)

    answer = api_client(caller).post(files(thing, "?name=a"), b"x" * 1001, content_type=RAW)

    assert (answer.status_code, answer.json()["detail"]) == (
        413,
        "At most 1000 B for one file; this has 1001 B.",
    )


def test_a_large_file_that_comes_twice_under_one_key_is_attached_once(
    thing: Thing, caller: Person
) -> None:
    client = api_client(caller)
    content = bytes(range(256)) * 12_000

    one, two = (
        client.post(
            files(thing, "?name=a"), content, content_type=RAW, headers={"Idempotency-Key": "k1"}
        )
        for _ in range(2)
    )

    assert (one.status_code, two.status_code, one.content) == (201, 201, two.content)
    assert [each["size"] for each in client.get(files(thing)).json()["items"]] == [3_072_000]


def test_a_token_that_only_reads_attaches_nothing(thing: Thing, caller: Person) -> None:
    client = api_client(caller, scope=Scope.READ)

    assert client.post(files(thing, "?name=a"), b"a", content_type=RAW).status_code == 403
    assert client.post("/api/v1/uploads?name=a", b"a", content_type=RAW).status_code == 403


def test_somebody_is_told_when_a_file_seems_to_hold_secrets(thing: Thing, caller: Person) -> None:
    key = b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n"

    answer = api_client(caller).post(files(thing, "?name=id"), key, content_type=RAW)

    assert (answer.status_code, answer.json()["hint"]) == (201, "a private key")
