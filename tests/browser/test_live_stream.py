"""The stream of live updates, read as a browser reads it, from the real server."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from threading import Event
from urllib.parse import urlsplit

import pytest

from armillary.fittings.notifications.telling import tell
from armillary.kernel.access import sessions
from armillary.kernel.access.actions import persons
from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.journal.models import Outbox
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from armillary.web.live.stream import STILL_THERE
from tests.makers import a_caller, a_person, a_stranger, by, now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_an_act_is_told_to_those_who_look_at_the_record_or_its_list(
    site: str, agent: Person
) -> None:
    incident = an_incident()
    wait_until_told()
    record, lists = f"record:incidents:{incident.pk}", "list:incidents"

    with listening(site, agent, f"{record},{lists},record:incidents:1,nonsense") as events:
        comment(incident, by(agent), text="News")

        assert next(events)["topics"] == [lists, record]


def test_nobody_hears_of_what_is_not_theirs_to_see(site: str, agent: Person) -> None:
    caller = a_caller()
    foreign, own = an_incident(), an_incident(caller)
    wait_until_told()
    topics = f"list:incidents,record:incidents:{foreign.pk},record:incidents:{own.pk}"

    with listening(site, caller, topics) as events:
        comment(foreign, by(agent), text="Not for you")
        note(own, by(agent), text="Not for you either")
        comment(own, by(agent), text="For you")
        heard = [next(events)["topics"]]

    assert heard == [["list:incidents", f"record:incidents:{own.pk}"]]


def test_of_a_note_its_caller_hears_nothing(site: str, agent: Person) -> None:
    caller = a_caller()
    own = an_incident(caller)
    wait_until_told()

    with listening(site, caller, f"record:incidents:{own.pk},list:persons") as events:
        note(own, by(agent), text="Between ourselves")
        persons.change_contact(caller, by(agent), location="Here")
        heard = next(events)["topics"]

    assert heard == ["list:persons"]


def test_who_comes_back_is_told_to_look_again(site: str, agent: Person) -> None:
    with listening(site, agent, "list:incidents", **{"Last-Event-ID": "7"}) as events:
        assert next(events)["topics"] == ["list:incidents"]


def test_a_page_hears_what_happened_while_it_was_on_its_way(site: str, agent: Person) -> None:
    """The acts were announced before anybody listened; a page of this age may have missed them."""
    old, young = an_incident(), an_incident()
    wait_until_told()
    topics = f"record:incidents:{old.pk},record:incidents:{young.pk}"

    with listening(site, agent, f"{topics}&age=60000") as events:
        assert next(events)["topics"] == sorted(topics.split(","))
    with listening(site, agent, f"{topics}&age=0") as events:
        comment(young, by(agent), text="News")
        assert next(events)["topics"] == [f"record:incidents:{young.pk}"]


def test_the_bell_is_heard_that_rang_while_the_page_was_on_its_way(
    site: str, agent: Person
) -> None:
    worker = a_person(name="Kim Lee")
    tell(by(agent, now()), worker, what="assigned", text="For you")

    with listening(site, worker, f"record:notifications:{worker.pk}&age=60000") as events:
        assert next(events)["topics"] == [f"record:notifications:{worker.pk}"]


@pytest.mark.parametrize("cookie", ["", f"{sessions.COOKIE}=made-up"])
def test_without_a_session_there_is_no_stream(site: str, cookie: str) -> None:
    with asked(site, "list:incidents", {"Cookie": cookie}) as answer:
        assert (answer.status, answer.headers["Cache-Control"]) == (401, "no-store")


def test_a_stream_is_only_read(site: str) -> None:
    with asked(site, "list:incidents", {}, "POST") as answer:
        assert answer.status == 405


def test_the_stream_does_not_outlive_a_person_who_is_gone(site: str) -> None:
    stranger = a_stranger()

    with listening(site, stranger, "list:incidents") as events:
        sessions.end_all(stranger)
        incident = an_incident(stranger)
        comment(incident, by(stranger), text="Still there?")

        assert list(events) == []


def wait_until_told() -> None:
    """Until all that has happened is announced."""
    while Outbox.objects.exists():
        Event().wait(0.01)


@contextmanager
def listening(
    site: str, person: Person, topics: str, **headers: str
) -> Iterator[Iterator[dict[str, list[str]]]]:
    """The events of a person's stream, each as what it says; one that stays silent fails."""
    secret = sessions.begin(person, at=now())
    with asked(site, topics, {"Cookie": f"{sessions.COOKIE}={secret}", **headers}) as answer:
        assert answer.headers["Content-Type"] == "text/event-stream"
        yield (json.loads(line[5:]) for line in _until_silent(answer) if line.startswith(b"data:"))


def _until_silent(answer: HTTPResponse) -> Iterator[bytes]:
    """The lines of the stream, as long as it has more to say than that it is still there."""
    for line in answer:
        assert line.strip() != STILL_THERE.strip(), "Nothing was told."
        yield line


@contextmanager
def asked(
    site: str, topics: str, headers: dict[str, str], method: str = "GET"
) -> Iterator[HTTPResponse]:
    """The answer of the address of live updates."""
    with closing(HTTPConnection(urlsplit(site).netloc, timeout=20)) as connection:
        connection.request(method, f"/live?topics={topics}", headers=headers)
        with connection.getresponse() as answer:
            yield answer
