"""What a pipeline does with a token for deployments, and all that it cannot do with it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import (
    a_draft,
    a_manager,
    a_template,
    an_item,
    approved,
    planned,
    pre_approve,
)
from armillary.assurance.change.vocabulary import Outcome, State
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.people.vocabulary import Scope
from armillary.reference.roles import Role
from tests.makers import a_caller, a_person, api_client, by, now, the_robot

pytestmark = pytest.mark.django_db

CHANGES = "/api/v1/changes"
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def account() -> Person:
    """The account of a pipeline."""
    return a_person(Role.INTEGRATION, name="Shop pipeline")


@pytest.fixture
def pipeline(account: Person) -> Client:
    return api_client(account, scope=Scope.DEPLOY)


def said(**more: Any) -> dict[str, Any]:
    """What a pipeline tells of a normal change."""
    return {
        "title": "Deploy shop 4.2.1",
        "revision": "8f3c2ab",
        "item": an_item("shop").number,
        "reason": "A page was slow.",
        "plan": "Roll it out.",
        "back_out_plan": "Roll out the last one.",
        "communication": "Nobody notices.",
        "pipeline": "https://ci.example.com/4711",
        "diff": "- sleep(1)",
        "tests_passed": 812,
        "tests_failed": 0,
        **more,
    }


def post(client: Client, address: str, body: dict[str, Any] | None = None, **headers: str) -> Any:
    return client.post(
        f"{CHANGES}/{address}", body or {}, content_type="application/json", headers=headers
    )


def gate(client: Client, number: str, **asked: str) -> dict[str, Any]:
    answer = client.get(f"{CHANGES}/{number}/gate", asked)
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def codes(client: Client, number: str, **asked: str) -> list[str]:
    return [each["code"] for each in gate(client, number, **asked)["reasons"]]


def test_from_the_request_to_the_result(pipeline: Client, account: Person) -> None:
    made = post(pipeline, "request_deployment", said())
    number = made.json()["number"]
    assert (made.status_code, made.json()["state"]) == (201, "draft")
    assert codes(pipeline, number) == ["not_approved", "no_window"]

    start = now() + HOUR
    window = {"planned_start": start.isoformat(), "planned_end": (start + HOUR).isoformat()}
    seen = {"If-Match": made["ETag"]}
    assert post(pipeline, f"{number}/plan_window", window, **seen).status_code == 200
    assert post(pipeline, f"{number}/hand_in").status_code == 200
    assert codes(pipeline, number) == ["not_approved", "too_early"]

    change = Change.objects.get()
    actions.accept(change, by(a_manager(), now()))
    approved(planned(change, now() - MINUTE), at=now())
    assert post(pipeline, f"{number}/schedule").status_code == 200
    assert codes(pipeline, number, revision="91d0e77") == ["other_revision"]
    assert gate(pipeline, number, revision="8f3c2ab")["open"] is True

    assert post(pipeline, f"{number}/begin").status_code == 200
    report = {"text": "Two of four are new.", "percent": 50}
    assert post(pipeline, f"{number}/tell_progress", report).status_code == 200
    done = post(pipeline, f"{number}/complete", {"note": "All four are new."})
    assert (done.json()["state"], done.json()["outcome"]) == ("review", "successful")
    assert Change.objects.get().implementer == account


def test_a_failure_is_taken_back_by_the_pipeline_too(pipeline: Client, account: Person) -> None:
    change = begun(account)

    post(pipeline, f"{change.number}/back_out", {"reason": "The health check fails."})
    told = post(pipeline, f"{change.number}/confirm_back_out", {"note": "4.2.0 runs again."})

    assert (told.json()["state"], told.json()["outcome"]) == (State.REVIEW, Outcome.BACKED_OUT)
    assert codes(pipeline, change.number) == ["over"]


def begun(account: Person) -> Change:
    """A change of this account that is being done."""
    change = a_draft(an_item("shop"), implementer=account)
    approved(planned(change, now() - MINUTE), at=now())
    act = by(a_manager(), now())
    actions.schedule(change, act)
    actions.begin(change, act)
    return change


def test_sent_twice_it_is_one_change(pipeline: Client) -> None:
    body = said()

    first = post(pipeline, "request_deployment", body, **{"Idempotency-Key": "build-4711"})
    again = post(pipeline, "request_deployment", body, **{"Idempotency-Key": "build-4711"})

    assert (first.status_code, again.json()) == (201, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/api/v1/"),
        ("get", "/api/v1/incidents"),
        ("get", "/api/v1/persons"),
        ("get", "/api/v1/search?q=shop"),
        ("get", "/api/v1/approvals"),
        ("get", "/changes"),
        ("get", "/me"),
        ("post", CHANGES),
        ("post", f"{CHANGES}/request_emergency"),
        ("post", f"{CHANGES}/bulk"),
        ("post", f"{CHANGES}/CHG-000001/authorise"),
        ("post", f"{CHANGES}/CHG-000001/ask_for_approval"),
        ("post", f"{CHANGES}/CHG-000001/dismiss"),
        ("post", f"{CHANGES}/CHG-000001/begin/../dismiss"),
        ("post", "/api/v1/approvals/APR-000001/approve"),
        ("post", "/api/v1/incidents"),
        ("post", "/me/tokens"),
        ("delete", f"{CHANGES}/CHG-000001"),
    ],
)
def test_the_token_opens_nothing_else(pipeline: Client, method: str, address: str) -> None:
    before = Entry.objects.count()

    answer = getattr(pipeline, method)(address, content_type="application/json")

    assert answer.status_code in (302, 401, 403, 404)
    assert Entry.objects.count() == before


def test_of_an_administrator_it_opens_no_more() -> None:
    client = api_client(
        a_person(*(role for role in Role if role != Role.ROBOT)), scope=Scope.DEPLOY
    )

    answer = client.get("/api/v1/incidents")

    assert answer.status_code == 403
    assert answer.json()["detail"] == "This token is for deployments and nothing else."


def test_it_touches_no_change_of_others(pipeline: Client) -> None:
    change = approved(a_draft(an_item("db1")))

    answer = post(pipeline, f"{change.number}/schedule")

    assert answer.status_code == 403
    assert Change.objects.get().state == State.APPROVED


def test_a_template_without_standing_is_refused_and_a_normal_change_offered(
    pipeline: Client,
) -> None:
    template = a_template()

    answer = post(pipeline, "request_deployment", said(template=template.number))

    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert error["field"] == "template"
    assert "has not the standing to go without approval" in error["why"]
    assert Change.objects.count() == 0


def test_by_a_template_that_has_it_one_call_puts_it_into_the_calendar_now(
    pipeline: Client,
) -> None:
    template = a_template()
    pre_approve(template)

    made = post(pipeline, "request_deployment", said(template=template.number)).json()["number"]
    told = post(pipeline, f"{made}/schedule_standard")

    assert told.json()["state"] == State.SCHEDULED
    assert gate(pipeline, made)["open"] is True
    change = Change.objects.get()
    assert change.planned_end is not None
    assert change.planned_start is not None
    assert change.planned_end - change.planned_start == timedelta(minutes=template.minutes)


def test_the_gate_is_not_there_for_whoever_sees_no_change() -> None:
    change = a_draft(an_item("db1"))
    the_robot()

    assert api_client(a_caller()).get(f"{CHANGES}/{change.number}/gate").status_code == 404


def test_the_gate_takes_as_many_statements_however_many_changes_there_are(
    pipeline: Client, django_assert_max_num_queries: Any
) -> None:
    start = now() + HOUR
    change = approved(planned(a_draft(an_item("db1")), start), at=now())
    for number in range(5):
        approved(planned(a_draft(an_item(f"web{number}")), start), at=now())

    with django_assert_max_num_queries(40):
        assert codes(pipeline, change.number) == ["not_scheduled", "too_early"]
