"""New records: forms from signatures, suggestions, drafts, and the warning of duplicates."""

from datetime import timedelta

import pytest

from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import an_incident
from armillary.web.drafts.keeping import MOST_DRAFTS, keep
from armillary.web.drafts.models import Draft
from tests.makers import MONDAY, a_caller, a_person, a_stranger, an_agent, signed_in_client
from tests.throwaway.models import Thing
from tests.web.reading import texts, words

pytestmark = pytest.mark.django_db

REPORT = {"title": "Screen is black", "impact": "3", "urgency": "2"}


def test_a_caller_logs_an_incident_and_sees_it() -> None:
    caller = a_caller()

    answer = signed_in_client(caller).post("/incidents/new/log", REPORT)

    incident = Incident.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/incidents/{incident.number}",
    )
    assert (incident.title, incident.caller) == ("Screen is black", caller)


def test_what_is_wrong_is_told_beside_the_field_and_above_and_the_rest_is_kept() -> None:
    answer = signed_in_client(an_agent()).post(
        "/incidents/new/log", {"title": "", "impact": "3", "description": "Since <i>noon</i>"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert texts(page, "field-error") == ["This is needed.", "This is needed."]
    assert "Title: This is needed." in words(page)
    assert "Since &lt;i&gt;noon&lt;/i&gt;</textarea>" in page
    assert 'value="3" checked' in page
    assert not Incident.objects.exists()


def test_the_form_of_any_type_comes_from_its_creation() -> None:
    agent = an_agent()
    client = signed_in_client(agent)

    page = client.get("/things/new").content.decode()
    answer = client.post("/things/new/shelve", {"title": "Ladder", "wear": "2"})

    assert "Putathingontheshelf." in "".join(words(page).split())
    assert texts(page, "form-label") == [
        "Title",
        "About optional",
        "Wear optional",
        "Part of optional",
    ]
    assert 'data-url="/suggest/things"' in page
    thing = Thing.objects.get()
    assert (answer.headers["Location"], thing.wear) == (f"/things/{thing.number}", 2)


def test_who_may_not_make_one_is_told_so() -> None:
    answer = signed_in_client(a_stranger()).get("/teams/new")

    assert answer.status_code == 403


def test_a_draft_is_kept_until_the_form_is_sent() -> None:
    client = signed_in_client(an_agent())
    kept = client.post("/drafts/incidents/new/log", {"title": "Half a sent", "impact": "1"})

    again = client.get("/incidents/new").content.decode()
    client.post("/incidents/new/log", REPORT)

    assert kept.status_code == 204
    assert 'value="Half a sent"' in again
    assert 'value="1" checked' in again
    assert not Draft.objects.exists()
    assert "Half a sent" not in client.get("/incidents/new").content.decode()


def test_a_draft_is_nobody_elses_business() -> None:
    signed_in_client(an_agent()).post("/drafts/incidents/new/log", {"title": "Secret"})

    assert "Secret" not in signed_in_client(an_agent()).get("/incidents/new").content.decode()


def test_only_the_newest_drafts_of_a_person_are_kept() -> None:
    agent = an_agent()
    for each in range(MOST_DRAFTS + 2):
        keep(agent, f"incidents/INC-{each}/note", {"text": "x"}, MONDAY + timedelta(seconds=each))

    forms = set(Draft.objects.values_list("form", flat=True))
    assert len(forms) == MOST_DRAFTS
    assert "incidents/INC-1/note" not in forms


@pytest.mark.parametrize("form", ["nothing/new/log", "incidents/" + "x" * 200])
def test_there_are_no_drafts_of_forms_that_do_not_exist(form: str) -> None:
    assert signed_in_client(an_agent()).post(f"/drafts/{form}", {"a": "b"}).status_code == 404


def test_what_was_reported_already_is_shown_while_typing() -> None:
    agent = an_agent()
    there = an_incident(title="The printer in Harrow prints blank pages")
    client = signed_in_client(agent)

    page = client.get("/incidents/duplicates?title=Printer in Harrow prints blank pages again")
    short = client.get("/incidents/duplicates?title=Prin")

    assert there.number in words(page.content.decode())
    assert "<section" not in short.content.decode()


def test_suggestions_are_those_that_the_actor_may_see() -> None:
    agent, caller = an_agent(), a_caller()
    mia = a_person(name="Mia van den Berg", email="mia@example.com")

    def found(person: object, words: str) -> list[str]:
        client = signed_in_client(person)  # type: ignore[arg-type]
        results = client.get("/suggest/persons", {"q": words}).json()["results"]
        return [each["value"] for each in results]

    assert found(agent, "mia") == found(agent, "berg") == found(agent, "mia@") == [mia.number]
    assert found(agent, mia.number) == [mia.number]
    assert found(caller, "mia") == found(caller, mia.number) == []


def test_the_palette_finds_records_of_all_types() -> None:
    agent = an_agent()
    incident = an_incident(title="Lighthouse lamp is dark")
    client = signed_in_client(agent)

    by_word = client.get("/suggest", {"q": "lighthouse"}).json()["results"]
    by_number = client.get("/suggest", {"q": incident.number}).json()["results"]

    assert [each["url"] for each in by_word] == [f"/incidents/{incident.number}"]
    assert by_number[0]["label"] == "Lighthouse lamp is dark"


def test_the_search_page_marks_the_words() -> None:
    incident = an_incident(title="Lighthouse <lamp> is dark")

    page = signed_in_client(an_agent()).get("/search?q=lamp").content.decode()

    assert "Lighthouse &lt;<mark>lamp</mark>&gt; is dark" in page
    assert f'href="/incidents/{incident.number}"' in page
    assert "Nothing found." in words(
        signed_in_client(a_stranger()).get("/search?q=lamp").content.decode()
    )
