"""What is said among the people of the provider never reaches the caller."""

import pytest
from django.test import Client

from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.standing import stands
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import resolve, work_in_progress
from armillary.operations.incident.vocabulary import HoldReason, Priority
from armillary.people.models import Person
from tests.makers import a_caller, an_agent, api_client, by, signed_in_client
from tests.promises.kinds import every_record_type

pytestmark = pytest.mark.django_db


def much_said_about(incident: Incident, agent: Person) -> None:
    """Words by every verb that takes some, and a note before and after."""
    note(incident, by(agent), text="SAID-the caller always exaggerates")
    comment(incident, by(agent), text="SAID-we look into it")
    actions.override_priority(
        incident, by(agent), priority=Priority.LOW, priority_reason="SAID-others are hit as well"
    )
    actions.hold(incident, by(agent), hold_reason=HoldReason.AWAITING_VENDOR)
    actions.resume(incident, by(agent))
    resolve(incident, agent, resolution="SAID-restarted the tunnel")
    actions.reopen(incident, by(agent), reason="SAID-it dropped again")
    note(incident, by(agent), text="SAID-this is the third time")


def doors_of(person: Person) -> tuple[Client, Client]:
    """The browser and the program of this person."""
    return signed_in_client(person), api_client(person)


def read(doors: tuple[Client, Client], number: str) -> str:
    """All that is told of an incident there: page, list, record, journal and search."""
    page, api = doors
    answers = [
        page.get(f"/incidents/{number}"),
        page.get("/incidents"),
        page.get("/search?q=SAID"),
        api.get(f"/api/v1/incidents/{number}?expand=can,links,journal"),
        api.get(f"/api/v1/incidents/{number}/journal"),
        api.get("/api/v1/incidents"),
        api.get("/api/v1/search?q=SAID"),
    ]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.content.decode() for answer in answers)


def test_no_field_shows_the_caller_what_was_said_as_internal() -> None:
    caller, agent = a_caller(), an_agent()
    incident = work_in_progress(agent, caller)
    outside, within = doors_of(caller), doors_of(agent)
    much_said_about(incident, agent)
    said = Entry.objects.filter(text__startswith="SAID-").values_list("text", "audience")
    inside = {text for text, audience in said if audience == Audience.INTERNAL}

    told, known = (read(doors, incident.number) for doors in (outside, within))

    assert inside == {"SAID-the caller always exaggerates", "SAID-this is the third time"}
    assert [text for text, audience in said if (text in told) == (text in inside)] == []
    assert [text for text, _ in said if text not in known] == []


@every_record_type
def test_no_verb_keeps_in_a_field_what_it_says_as_internal(kind: RecordType) -> None:
    """The verbs of all records keep what they say in the journal only."""
    fields = {field.name for field in kind.model._meta.get_fields()}

    assert [
        verb.name
        for verb in (*kind.creations, *kind.verbs)
        if verb.audience == Audience.INTERNAL and verb.words in fields and not stands(verb)
    ] == []
