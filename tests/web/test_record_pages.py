"""The page of a record: what it shows, to whom, and what can be done there."""

import re

import pytest

from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.errors import Stale
from armillary.kernel.journal.models import Entry
from armillary.kernel.links.actions import link
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import an_incident, resolve, work_in_progress
from armillary.operations.incident.vocabulary import State
from armillary.people.models import Person
from armillary.reference.roles import Role
from armillary.web.values.making import initials
from tests.makers import (
    a_caller,
    a_stranger,
    a_team,
    an_agent,
    by,
    signed_in_client,
)
from tests.web.reading import queries_of, texts, words

pytestmark = pytest.mark.django_db


def page_of(incident: Incident, person: Person) -> str:
    return signed_in_client(person).get(f"/incidents/{incident.number}").content.decode()


def test_the_page_tells_the_story_of_the_record() -> None:
    agent = an_agent()
    incident = work_in_progress(agent)
    comment(incident, by(agent), text="Which office\nare you in?")
    resolve(incident, agent)

    page = page_of(incident, agent)

    assert incident.title in words(page)
    lines = texts(page, "entry-line")
    assert [re.sub(r" 23 Nov.*", "", line) for line in lines] == [
        f"{incident.caller.name if incident.caller else ''} logged this",
        f"{agent.name} took this",
        f"{agent.name} started this",
        f"{agent.name} commented",
        f"{agent.name} resolved this",
    ]
    assert "Which office\nare you in?" in page
    assert "In progress" in words(page)
    assert "Fixed by agent" in words(page)


def test_internal_notes_are_not_for_callers() -> None:
    agent, caller = an_agent(), a_caller()
    incident = work_in_progress(agent, caller)
    note(incident, by(agent), text="The caller sounds tired.")
    link(incident, by(agent), how="is related to", to=an_incident())

    assert "The caller sounds tired." in page_of(incident, agent)
    assert "The caller sounds tired." not in page_of(incident, caller)
    assert "entry--internal" not in page_of(incident, caller)
    assert len(texts(page_of(incident, agent), "entry-line")) == 5
    assert len(texts(page_of(incident, caller), "entry-line")) == 3


def test_a_foreign_record_answers_exactly_like_a_missing_one() -> None:
    client = signed_in_client(a_stranger())
    number = an_incident().number

    answers = [
        client.get(f"/incidents/{each}{rest}").content.decode()
        for each in (number, "INC-999999")
        for rest in ("", "/comment", "/resolve")
    ]

    plain = [re.sub(r'name="csrf-token" content="\w+"|value="\w{64}"', "", one) for one in answers]
    assert plain[:3] == plain[3:]
    assert {client.get(f"/incidents/{each}").status_code for each in (number, "INC-999999")} == {
        404
    }


def test_verbs_that_would_be_refused_say_why() -> None:
    agent = an_agent()
    incident = an_incident()

    page = page_of(incident, agent)

    assert f"{incident.number} is new: “Close” does not start from there." in words(page)
    assert f'action="/incidents/{incident.number}/take"' in page


def test_a_verb_form_does_the_verb_and_leads_back() -> None:
    agent = an_agent()
    incident = work_in_progress(agent)
    client = signed_in_client(agent)
    address = f"/incidents/{incident.number}/resolve"

    form = client.get(address).content.decode()
    answer = client.post(
        address, {"resolution": "Restarted it.", "resolution_code": "fixed_by_agent"}
    )

    assert f"Resolve {incident.number}" in words(form)
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/incidents/{incident.number}",
    )
    incident.refresh_from_db()
    assert (incident.state, incident.resolution) == (State.RESOLVED, "Restarted it.")


def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost() -> None:
    agent = an_agent()
    incident = work_in_progress(agent)
    lines = Entry.objects.count()

    answer = signed_in_client(agent).post(
        f"/incidents/{incident.number}/resolve",
        {"resolution": "I <b>restarted</b> it.", "resolution_code": "by_magic"},
        headers={"HX-Request": "true"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "I &lt;b&gt;restarted&lt;/b&gt; it.</textarea>" in page
    assert 'id="error-resolution_code"' in page
    assert "Choose one of" in words(page)
    assert Entry.objects.count() == lines


def test_who_may_not_is_told_so_and_nothing_changes() -> None:
    caller = a_caller()
    incident = an_incident(caller)

    answer = signed_in_client(caller).post(f"/incidents/{incident.number}/take")

    assert answer.status_code == 403
    assert "This needs a role" in words(answer.content.decode())
    incident.refresh_from_db()
    assert incident.state == State.NEW


def test_an_edit_of_what_changed_meanwhile_is_refused_with_the_changes() -> None:
    agent, other = an_agent(), an_agent()
    incident = an_incident()
    client = signed_in_client(agent)
    form = client.get(f"/incidents/{incident.number}/correct").content.decode()
    seen = re.search(r'name="version" value="(\d+)"', form)
    actions.correct(incident, by(other, version=1), title="The VPN drops every minute")

    answer = client.post(
        f"/incidents/{incident.number}/correct",
        {"title": "Mine", "version": seen[1] if seen else ""},
    )

    page = words(answer.content.decode())
    assert answer.status_code == Stale.status == 412
    assert f"{other.name} corrected this" in page
    assert "The VPN drops every hour → The VPN drops every minute" in page
    assert 'value="Mine"' in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()
    incident.refresh_from_db()
    assert incident.title == "The VPN drops every minute"


def test_an_unknown_field_in_a_form_is_refused() -> None:
    agent = an_agent()
    incident = an_incident()

    answer = signed_in_client(agent).post(
        f"/incidents/{incident.number}/comment", {"text": "Hello", "state": "closed"}
    )

    assert answer.status_code == 422
    assert "There is no such field here." in words(answer.content.decode())


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_form_never_leads_out_of_the_product(address: str) -> None:
    agent = an_agent()
    incident = an_incident()

    answer = signed_in_client(agent).post(
        f"/incidents/{incident.number}/comment", {"text": "Hello", "next": address}
    )

    assert answer.headers["Location"] == f"/incidents/{incident.number}"


def test_the_box_under_the_timeline_says_things_to_all_or_to_colleagues() -> None:
    agent = an_agent()
    incident = an_incident()
    client = signed_in_client(agent)

    client.post(f"/incidents/{incident.number}/say", {"audience": "public", "body": "Hello"})
    client.post(f"/incidents/{incident.number}/say", {"audience": "internal", "body": "Hm"})
    refused = client.post(
        f"/incidents/{incident.number}/say",
        {"audience": "public", "body": " "},
        headers={"HX-Request": "true"},
    )

    said = Entry.objects.exclude(text="").order_by("pk").values_list("text", "audience")
    assert list(said) == [("Hello", "public"), ("Hm", "internal")]
    assert (refused.status_code, refused.content.decode().strip()) == (422, "This is needed.")


def test_what_else_the_caller_waits_for_stands_beside() -> None:
    agent, caller = an_agent(), a_caller()
    first, second = an_incident(caller, title="First"), an_incident(caller, title="Second")

    page = page_of(first, agent)

    assert f"Also open for {caller.name}" in words(page)
    assert f'href="/incidents/{second.number}"' in page


def test_names_of_people_in_old_lines_are_told_not_their_keys() -> None:
    agent = an_agent()
    team = a_team(agent, name="Network")
    incident = an_incident()
    actions.assign(incident, by(agent), team=team, assignee=agent)

    changed = texts(page_of(incident, agent), "changes")

    name = f"{initials(agent.name)} {agent.name}"
    assert changed[-1] == f"State New Assigned Team Network Assignee {name}"


def test_a_page_asks_as_often_however_long_the_story_is() -> None:
    agent = an_agent(Role.SPECIALIST)
    short, long = work_in_progress(agent), work_in_progress(agent)
    for each in range(40):
        comment(long, by(agent), text=f"Line {each}")

    client = signed_in_client(agent)
    few, many = (queries_of(client, f"/incidents/{incident.number}") for incident in (short, long))

    assert (few, many) == (few, few)
    assert few <= 13
