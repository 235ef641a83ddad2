"""What people see of approvals: the inbox, the page of one, the way from a mail, and the trial."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from armillary.fittings.approvals import actions
from armillary.fittings.approvals.actions import absences
from armillary.fittings.approvals.models import Approval, MailLink, Seat
from armillary.fittings.approvals.vocabulary import State
from armillary.fittings.mail.models import OutgoingMail
from armillary.fittings.notifications import mailing
from armillary.fittings.notifications.models import Notification
from armillary.people.models import Person
from tests.approvals.makers import HIT, a_policy, a_thing, fresh, the_rest, votes
from tests.makers import (
    a_team,
    an_administrator,
    an_agent,
    by,
    now,
    signed_in_client,
    the_robot,
)

pytestmark = pytest.mark.django_db


def asked_now(asker: Person, **said: Any) -> Approval:
    """Asked at the moment at which the doors would say that it is."""
    return actions.ask(by(asker, now()), about=a_thing(asker), **said)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def way_in_the_mail(person: Person) -> str:
    """The path to which the latest news leads this person by mail."""
    return Notification.objects.filter(person=person).latest("pk").mail_url


def test_the_inbox_shows_what_waits_for_me_and_says_yes_by_one_press() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann, "name": "The keeper of the light"})
    approval = asked_now(requester, note="It is dark.")
    client = signed_in_client(ann)

    page = shown(client, "/approvals/inbox")
    answer = client.post(f"/approvals/{approval.number}/approve", {"next": "/approvals/inbox"})

    assert "It is dark." in page
    assert "The keeper of the light" in page
    assert '<span class="rail-count">1</span>' in page
    assert (answer.status_code, answer["Location"]) == (303, "/approvals/inbox")
    assert fresh(approval).state == State.APPROVED
    assert "Nothing waits for your decision." in shown(client, "/approvals/inbox")
    assert approval.number in shown(signed_in_client(requester), f"/approvals/{approval.number}")


def test_the_inbox_takes_as_many_statements_for_ten_as_for_one() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann})
    asked_now(requester)
    client = signed_in_client(ann)
    few = statements(client, "/approvals/inbox")

    for _ in range(9):
        asked_now(requester)

    assert statements(client, "/approvals/inbox") == few


def test_the_count_in_the_rail_costs_no_statement() -> None:
    ann = an_agent()
    client = signed_in_client(ann)
    before = statements(client, "/work")
    a_policy({"person": ann})
    asked_now(an_agent())

    assert statements(client, "/work") == before


def statements(client: Client, address: str) -> int:
    shown(client, address)
    with CaptureQueriesContext(connection) as asked_for:
        shown(client, address)
    return len(asked_for)


def test_who_stands_in_sees_it_and_decides_for_whom_it_is() -> None:
    ann, bob = an_agent(), an_agent()
    a_policy({"person": ann})
    approval = asked_now(an_agent())
    moment = now()
    absences.appoint(
        by(ann, moment),
        substitute=bob,
        starts_at=moment - timedelta(hours=1),
        ends_at=moment + timedelta(days=2),
    )
    client = signed_in_client(bob)

    assert f"For {ann.name}" in shown(client, "/approvals/inbox")
    client.post(f"/approvals/{approval.number}/approve", {})

    seat = Seat.objects.get(approval=approval)
    assert (seat.person, seat.voted_by, seat.vote) == (ann, bob, "approve")
    assert f"by {bob.name}" in shown(client, f"/approvals/{approval.number}")


def test_a_vote_that_was_passed_on_is_the_others() -> None:
    ann, bob = an_agent(), an_agent()
    a_policy({"person": ann})
    approval = asked_now(an_agent())

    actions.pass_on(approval, by(ann, now()), to=bob, reason="You know it better.")

    assert approval.number in shown(signed_in_client(bob), "/approvals/inbox")
    actions.approve(approval, by(bob, now()))
    assert votes(approval) == [(bob.name, "approve")]


def test_what_is_asked_back_is_answered() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann})
    approval = asked_now(requester)
    the_rest(now())

    actions.ask_back(approval, by(ann, now()), question="How bright is it?")
    the_rest(now())
    assert "How bright is it?" in shown(signed_in_client(requester), "/approvals/inbox?of=asked")
    actions.answer(approval, by(requester, now()), text="As bright as day.")
    the_rest(now())

    told = Notification.objects.filter(what="approval").order_by("pk")
    assert [(each.person, each.text) for each in told] == [
        (ann, f"Approve {approval.about_number}?"),
        (requester, "How bright is it?"),
        (ann, "As bright as day."),
    ]


def test_the_way_from_a_mail_shows_and_decides_only_when_it_is_sent(settings: Any) -> None:
    settings.PUBLIC_URL = "https://desk.example.com"
    ann = an_agent()
    a_policy({"person": ann})
    approval = asked_now(an_agent())
    the_rest(now())
    mailing.mail_to_one(by(the_robot(), now()), {"person": ann.pk})
    way = way_in_the_mail(ann)
    client = signed_in_client(ann)

    assert f"https://desk.example.com{way}" in OutgoingMail.objects.get().text
    for _ in range(3):
        assert "What is decided on" in shown(client, way)
    assert client.head(way).status_code == 200
    assert votes(approval) == []
    answer = client.post(way, {"answer": "approve", "words": "Yes."})

    assert answer.status_code == 303
    assert Seat.objects.get(approval=approval).door == "mail"
    assert fresh(approval).state == State.APPROVED
    assert client.post(way, {"answer": "reject", "words": "No."}).status_code == 404
    assert votes(approval) == [(ann.name, "approve")]


def test_a_way_that_was_passed_on_leads_nowhere() -> None:
    ann, bob, requester = an_agent(), an_agent(), an_agent()
    a_policy({"team": a_team(ann, bob)})
    approval = asked_now(requester)
    the_rest(now())
    way = way_in_the_mail(ann)

    answers = [
        signed_in_client(person).post(way, {"answer": "approve"}).status_code
        for person in (bob, requester)
    ]
    stranger = Client().post(way, {"answer": "approve"})

    assert answers == [404, 404]
    assert stranger.status_code in (302, 303, 401)
    assert votes(approval) == []


@pytest.mark.parametrize("token", ["1xabc", "x", "²x", "999999999999999999999x", "0x" + "a" * 32])
def test_a_way_that_we_did_not_make_leads_nowhere(token: str) -> None:
    client = signed_in_client(an_agent())

    assert client.get(f"/approvals/by-mail/{token}").status_code == 404


def test_an_old_way_leads_nowhere_and_a_no_needs_words() -> None:
    ann = an_agent()
    a_policy({"person": ann})
    approval = asked_now(an_agent())
    the_rest(now())
    way, client = way_in_the_mail(ann), signed_in_client(ann)

    answer = client.post(way, {"answer": "reject", "words": " "})
    assert (answer.status_code, "Say why not." in answer.content.decode()) == (422, True)
    MailLink.objects.update(expires_at=now())

    assert client.get(way).status_code == 404
    assert votes(approval) == []


def test_the_trial_names_who_would_decide_and_who_is_left_out_and_asks_nobody() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": an_agent()}, name="Heavy", question="weight.gt=9", rank=1)
    a_policy({"team": a_team(ann, requester), "name": "The team"}, name="All others", rank=2)
    thing = a_thing(requester)

    page = shown(signed_in_client(ann), f"/approval-policies/try?record={thing.number}")

    assert "Does not fit" in page
    assert "Holds" in page
    assert ann.name in page
    assert f"You have a part in {thing.number}" in page
    assert Approval.objects.count() == 0


def test_the_page_of_a_record_that_is_approved_shows_how_that_stands() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann})
    thing = a_thing(requester)
    client = signed_in_client(requester)
    address = f"/things/{thing.number}"
    assert "Nobody has asked for it yet." in shown(client, address)

    approval = actions.ask(by(requester, now()), about=thing)
    actions.approve(approval, by(ann, now()))
    HIT[thing.pk] = ["Payroll"]

    page = shown(client, address)
    assert approval.number in page
    assert "services: + Payroll" in page
    assert f"/approvals/new?about={thing.number}" in page


def test_several_are_decided_together_after_a_look_at_what_would_become_of_each() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann})
    first, second = asked_now(requester), asked_now(requester)
    actions.approve(second, by(ann, now()))
    address = "/approvals/bulk/approve"
    numbers = [first.number, second.number]

    page = signed_in_client(ann).post(address, {"step": "try", "number": numbers}).content.decode()

    assert first.number in page
    assert "does not start from there" in page
    assert votes(first) == []


def test_policies_are_edited_in_the_browser() -> None:
    administrator, team = an_administrator(), a_team(an_agent())
    client = signed_in_client(administrator)
    made = client.post(
        "/approval-policies/new",
        {"name": "Things", "record_type": "things", "rank": "5", "valid_days": "10"},
    )
    page = made["Location"]
    step = {"name": "Board", "place": "1", "quorum": "some", "needed": "2", "hours": "8"}

    for sent in ({**step, "team": team.number, "may_veto": "true", "version": "1"},):
        assert client.post(f"{page}/add_step", sent).status_code == 303

    assert f"1. Board: 2 of team {team.name}, within 8 h, one no is a no" in shown(client, page)
