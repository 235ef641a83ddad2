"""The pages of what changes taught: risk, causes, suspects, and the standing of templates."""

from datetime import timedelta

import pytest
from django.test import Client

from armillary.assurance.change import actions, jobs
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    ANSWERED,
    HOUR,
    a_draft,
    a_manager,
    a_template,
    an_item,
    approved,
    planned,
)
from armillary.assurance.change.vocabulary import Outcome
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel import by_heart
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.people.models import Person
from tests.makers import a_caller, an_agent, api_client, by, now, signed_in_client, the_robot
from tests.web.reading import queries_of, words

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def agent() -> Person:
    by_heart.forget()
    stand_as(the_robot())
    return an_agent()


@pytest.fixture
def server(agent: Person) -> ConfigurationItem:
    return an_item("web1")


def done(item: ConfigurationItem, outcome: Outcome = Outcome.SUCCESSFUL) -> Change:
    """A change that was done an hour ago, and closed."""
    start = now() - HOUR
    change = planned(a_draft(item), start + HOUR + MINUTE)
    change = approved(change)
    manager = a_manager()
    actions.schedule(change, by(manager, start))
    actions.begin(change, by(manager, start + HOUR + 2 * MINUTE))
    actions.complete(change, by(manager, start + HOUR + 3 * MINUTE), outcome=outcome)
    said = {} if outcome == Outcome.SUCCESSFUL else {"review": "It hung.", **ANSWERED}
    actions.close(change, by(manager, start + HOUR + 4 * MINUTE), **said)
    return change


def watched(change: Change) -> None:
    lines = Entry.objects.filter(record_type="changes", record_id=change.pk)
    jobs.watch_what_was_changed(by(the_robot()), list(lines.values_list("pk", flat=True)))


def an_incident(item: ConfigurationItem) -> Incident:
    return incidents.log(
        by(a_caller(), now() + 3 * MINUTE),
        title="The database does not answer",
        impact=Impact.ONE_PERSON,
        urgency=Urgency.WORK_SLOWED,
        affected_item=item,
    )


def text(web: Client, path: str) -> str:
    answer = web.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return words(answer.content.decode())


def test_without_changes_the_reports_say_what_will_be_there(agent: Person) -> None:
    web = signed_in_client(agent)

    assert "No change was closed in the last year." in text(web, "/changes/risk")
    assert "No change was closed before 1 Jan 2020." in text(web, "/changes/risk?to=2020-01-01")
    assert "has not been reckoned yet" in text(web, "/changes/caused")


def test_what_was_foretold_stands_beside_what_came(server: ConfigurationItem) -> None:
    done(server)
    done(server, Outcome.PARTIAL)

    page = text(signed_in_client(an_agent()), "/changes/risk")

    assert "50 % did (9.5 % to 91 %)" in page
    assert "Normal, minor 2 1 50 % 9.5 % to 91 %" in page
    assert "Brier's score" in page


def test_the_report_is_of_the_period_in_its_address(server: ConfigurationItem) -> None:
    done(server)
    web, day = signed_in_client(an_agent()), now().date()
    with_it = f"/changes/risk?from={day}&to={day + timedelta(days=1)}"
    before_it = f"/changes/risk?from={day - timedelta(days=9)}&to={day}"

    page = text(web, with_it)
    assert "Of those closed from" in page
    assert "Normal, minor 1 0" in page
    assert f'value="{day}"' in web.get(with_it).content.decode()
    assert "No change was closed from" in text(web, before_it)
    assert web.get("/changes/risk?from=yesterday-ish").status_code == 400
    assert web.get("/changes/risk?since=2026-01-01").status_code == 400


def test_the_reports_cost_the_same_however_many_changes_there_are(
    server: ConfigurationItem,
) -> None:
    web = signed_in_client(an_agent())
    done(server)
    one = queries_of(web, "/changes/risk"), queries_of(web, "/changes/caused")

    for name in ("web2", "web3"):
        done(an_item(name), Outcome.WITH_ISSUES)

    assert (queries_of(web, "/changes/risk"), queries_of(web, "/changes/caused")) == one
    assert max(one) <= 16


def test_the_risk_of_a_change_is_explained_step_by_step(server: ConfigurationItem) -> None:
    change = planned(a_draft(server), now() + HOUR)
    web = signed_in_client(an_agent())

    page = text(web, f"/changes/{change.number}/risk")

    assert "The highest of three:" in page
    assert "Not all three questions are answered." in page
    assert "All changes 0 of 0 failed" in page
    assert queries_of(web, f"/changes/{change.number}/risk") <= 30


def test_nothing_follows_what_has_not_begun(server: ConfigurationItem) -> None:
    change = a_draft(server)

    page = text(signed_in_client(an_agent()), f"/changes/{change.number}/effect")

    assert "It has not begun" in page


def test_a_change_that_is_watched_says_how_it_stands(server: ConfigurationItem) -> None:
    change = done(server)
    watched(change)

    page = text(signed_in_client(an_agent()), f"/changes/{change.number}/effect")

    assert "It has only just begun." in page
    assert "Items watched 1" in page


def test_whoever_looks_at_an_incident_sees_the_change_and_says_that_it_was_this_one(
    server: ConfigurationItem, agent: Person
) -> None:
    change = done(server)
    watched(change)
    incident = an_incident(server)
    web, address = signed_in_client(agent), f"/incidents/{incident.number}/suspect-changes"
    page = text(web, address)
    assert change.number in page
    assert "changed what does not work" in page

    web.post(address, {"change": change.number})
    web.post(address, {"change": change.number})

    assert "People say that it was this one." in text(web, address)
    assert web.post(address, {"change": "CHG-999999"}).status_code == 422


def test_a_caller_sees_no_suspects(server: ConfigurationItem) -> None:
    incident = an_incident(server)
    web = signed_in_client(a_caller())

    assert web.get(f"/incidents/{incident.number}/suspect-changes").status_code in (403, 404)
    assert web.get("/changes/risk").status_code in (403, 404)


def test_a_program_asks_for_suspect_changes(server: ConfigurationItem, agent: Person) -> None:
    change = done(server)
    watched(change)
    incident = an_incident(server)

    answer = api_client(agent).get(f"/api/v1/incidents/{incident.number}/suspect-changes")

    [suspect] = answer.json()["suspects"]
    assert (suspect["change"], suspect["label"], suspect["steps"]) == (change.number, "suspect", 0)
    assert suspect["graph"] == 0.4


def test_the_page_of_a_template_says_what_is_missing(agent: Person) -> None:
    template = a_template()

    page = text(signed_in_client(agent), f"/change-templates/{template.number}")

    assert "Its changes are approved one by one." in page
    assert "22 more clean runs in a row earn it." in page
