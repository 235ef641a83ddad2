"""The flow family of bad inputs, each tried on changes and their approvals, or held elsewhere."""

from collections.abc import Callable
from pathlib import Path as File
from typing import Any

import pytest
from django.test import Client

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.desk import HOUR, JSON, Desk, post
from armillary.assurance.change.tests.makers import (
    a_manager,
)
from armillary.assurance.change.vocabulary import State
from armillary.fittings.approvals import gate
from armillary.fittings.approvals.actions import appoint, approve
from armillary.fittings.approvals.models import Seat
from armillary.kernel.access.actions import persons, teams
from armillary.kernel.errors import Refusal
from armillary.kernel.journal.models import Entry
from armillary.people.vocabulary import Scope
from armillary.reference.roles import Role
from tests.api.corpus import bad_inputs
from tests.makers import (
    a_caller,
    a_person,
    api_client,
    by,
    now,
    signed_in_client,
)

pytestmark = pytest.mark.django_db

ROOT = File(__file__).parents[4]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def self_approve(desk: Desk) -> None:
    """Every door: see the nine ways."""
    post(api_client(desk.requester), f"{desk.address}/approve")
    assert not desk.decided()


def self_approve_proxy(desk: Desk) -> None:
    """The requester is in the team that is asked, and has no seat."""
    assert not Seat.objects.filter(person=desk.requester).exists()


def role_self(desk: Desk) -> None:
    """Nobody comes into the team, or to the role, by own hand."""
    stranger = a_person(Role.SPECIALIST)
    with pytest.raises(Refusal):
        teams.add_member(desk.team, by(stranger), person=stranger)
    with pytest.raises(Refusal):
        persons.grant_role(stranger, by(stranger), role=Role.CAB_MEMBER)


def role_above(desk: Desk) -> None:
    with pytest.raises(Refusal):
        persons.grant_role(desk.requester, by(a_manager()), role=Role.ADMINISTRATOR)


def token_wider(desk: Desk) -> None:
    """A token that may read, or deploy, says yes to nothing, whoever it belongs to."""
    for scope in (Scope.READ, Scope.DEPLOY):
        client = api_client(desk.members[0], scope=scope)
        assert post(client, f"{desk.address}/approve").status_code == 403
    assert not desk.decided()


def approve_edited(desk: Desk) -> None:
    """An edit after the yes shuts the gate at once, and says what is different."""
    desk.say_yes()
    assert gate.unapproved(desk.change, by(a_manager(), now())) is None
    actions.describe(desk.change, by(a_manager(), now()), plan="Something else.")
    why = gate.unapproved(desk.change, by(a_manager(), now()))
    assert why is not None
    assert "plan was Install and restart., is now Something else." in why


def approve_get(desk: Desk) -> None:
    """A scanner that opens everything decides nothing."""
    client = signed_in_client(desk.members[0])
    for address in (desk.way_of(desk.members[0]), f"/approvals/{desk.approval.number}/approve"):
        assert client.get(address).status_code in (200, 405)
    assert not desk.decided()


def approve_link_forwarded(desk: Desk) -> None:
    """The way in a mail is for whom it was sent to: not for others, nor for nobody."""
    way = desk.way_of(desk.members[0])
    for client in (signed_in_client(desk.members[1]), Client()):
        client.post(way, {"answer": "approve"})
    assert not desk.decided()


def skip_state(desk: Desk) -> None:
    """There is no way to set a state: verbs lead to it, from where they may."""
    client = api_client(a_manager())
    address = f"/api/v1/changes/{desk.change.number}"
    assert client.patch(address, {"state": "closed"}, content_type=JSON).status_code == 405
    assert post(client, f"{address}/describe", {"state": "closed"}).status_code in (422, 428)
    assert post(client, f"{address}/authorise").status_code == 403
    assert post(client, f"{address}/begin").status_code == 409
    assert Change.objects.get().state == State.WAITING


def lost_update(desk: Desk) -> None:
    """The second of two who save is told what was changed meanwhile."""
    client = api_client(a_manager())
    address = f"/api/v1/changes/{desk.change.number}"
    seen = {"If-Match": client.get(address)["ETag"]}
    first = post(client, f"{address}/describe", {"plan": "One."}, **seen)
    second = post(client, f"{address}/describe", {"plan": "Two."}, **seen)
    assert (first.status_code, second.status_code) == (200, 412)
    assert Change.objects.get().plan == "One."


def idor_sweep(desk: Desk) -> None:
    """For a customer a change and its approval are not there, like those that never were."""
    client = api_client(a_caller())
    for slug, number in (("changes", desk.change.number), ("approvals", desk.approval.number)):
        other = number[:4] + "999999"
        for below in ("", "/journal", "/gate" if slug == "changes" else "/journal"):
            there = client.get(f"/api/v1/{slug}/{number}{below}")
            nowhere = client.get(f"/api/v1/{slug}/{other}{below}")
            assert there.status_code == nowhere.status_code == 404
            assert _body(there) == _body(nowhere)
        for verb in ("approve", "begin", "withdraw", "cancel"):
            there = post(client, f"/api/v1/{slug}/{number}/{verb}", {"reason": "x"})
            nowhere = post(client, f"/api/v1/{slug}/{other}/{verb}", {"reason": "x"})
            assert there.status_code == nowhere.status_code
            assert _body(there) == _body(nowhere)


def _body(answer: Any) -> dict[str, Any]:
    """What is told, but for what names this call alone."""
    told = answer.json()
    return {name: told[name] for name in told if name not in ("instance", "request_id", "request")}


def idor_search(desk: Desk) -> None:
    client = api_client(a_caller())
    assert b"CHG-" not in client.get("/api/v1/search", {"q": "patch database"}).content
    assert client.get("/api/v1/changes").json()["items"] == []
    assert client.get("/api/v1/approvals").json()["items"] == []


def idor_export(desk: Desk) -> None:
    told = api_client(a_caller()).get("/api/v1/changes/export", {"form": "csv"})
    body = b"".join(told) if told.streaming else told.content
    assert desk.change.number.encode() not in body


def impersonate(desk: Desk) -> None:
    """Who stands in for another: the vote and its line name both."""
    ann, bob = desk.members[0], a_person(Role.SPECIALIST)
    act = by(ann, now())
    appoint(act, substitute=bob, starts_at=act.at, ends_at=act.at + HOUR)
    approve(desk.approval, by(bob, now()))
    line = Entry.objects.filter(verb="approve").latest("pk")
    assert (line.actor_id, line.changes["for"]) == (bob.pk, [None, ann.number])


TRIED: dict[str, Callable[[Desk], None]] = {
    "w-self-approve": self_approve,
    "w-self-approve-proxy": self_approve_proxy,
    "w-role-self": role_self,
    "w-role-above": role_above,
    "w-token-wider": token_wider,
    "w-approve-edited": approve_edited,
    "w-approve-get": approve_get,
    "w-approve-link-fwd": approve_link_forwarded,
    "w-skip-state": skip_state,
    "w-lost-update": lost_update,
    "w-idor-sweep": idor_sweep,
    "w-idor-search": idor_search,
    "w-idor-export": idor_export,
    "w-impersonate": impersonate,
}
ELSEWHERE = {
    "w-50-approvers": "prove/decided_once.py",
    "w-approve-reject": "tests/approvals/test_races.py",
    "w-number": "prove/numbers_once.py",
    "w-bulk-10k": "prove/bulk.py",
    "w-idor-attach": "tests/files/test_api.py",
    "w-idor-mail": "tests/notifications/test_telling.py",
    "w-idor-link": "prove/foreign.py",
    "w-idor-route": "prove/routes.py",
    "w-audit-edit": "prove/tampering.py",
    "w-audit-tamper": "prove/tampering.py",
    "w-audit-drop": "prove/tampering.py",
    "w-audit-concurrent": "tests/journal/test_sealing.py",
    "w-last-admin": "tests/access/test_own_rights.py",
    "w-secret-log": "prove/secrets_shown.py",
    "w-webhook-replay": "tests/webhooks/test_hearing.py",
    "w-webhook-sig": "tests/webhooks/test_hearing.py",
    "w-webhook-order": "tests/webhooks/test_hearing.py",
    "w-poison": "tests/jobs/test_queue.py",
    "w-worker-kill": "prove/jobs_killed.py",
    "w-db-kill": "prove/database_killed.py",
    "w-pool": "prove/overload.py",
    "w-restore": "prove/backup.py",
    "w-migrate": "tests/database/test_migrating.py",
}
"""What is the same for records of every type, and the file that holds it."""
NOT_BUILT = {
    "w-kb-public": "There is no knowledge base yet.",
    "w-erase": "Nobody can be erased yet.",
    "w-storm": "No alerts come in yet.",
    "w-disk-full": "The disk is not filled by a trial yet.",
    "w-failover": "There is no standby yet.",
}


@pytest.mark.parametrize("name", sorted(TRIED))
def test_what_goes_wrong_in_flows_is_treated_as_expected(name: str, desk: Desk) -> None:
    TRIED[name](desk)


def test_every_input_of_the_family_has_its_treatment() -> None:
    bound = {**TRIED, **ELSEWHERE, **NOT_BUILT}
    named = {record["id"] for record, _ in bad_inputs("M-flow")}

    assert len(bound) == len(TRIED) + len(ELSEWHERE) + len(NOT_BUILT)
    assert named <= set(bound)
    assert [name for name in ELSEWHERE.values() if not (ROOT / name).exists()] == []
