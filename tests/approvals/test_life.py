"""The life of an approval: asked, voted on in steps, and bound to what the record says and hits."""

from datetime import timedelta
from decimal import Decimal

import pytest

from armillary.fittings.approvals import actions, gate, jobs
from armillary.fittings.approvals.actions import policies
from armillary.fittings.approvals.models import Seat
from armillary.fittings.approvals.vocabulary import Quorum, State
from armillary.fittings.notifications.models import Notification
from armillary.kernel.acts import Door
from armillary.kernel.errors import Invalid, Refusal, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.reference.roles import Role
from tests.approvals.makers import (
    FOLLOWED,
    HIT,
    OWNERS,
    a_policy,
    a_thing,
    asked,
    fresh,
    the_rest,
    votes,
)
from tests.makers import MONDAY, a_person, a_team, an_agent, by, the_robot
from tests.throwaway.process import lend, weigh

pytestmark = pytest.mark.django_db


def test_one_yes_of_a_team_approves_and_the_record_and_its_process_hear_of_it() -> None:
    ann, bob, requester = an_agent(), an_agent(), an_agent()
    a_policy({"team": a_team(ann, bob)})
    approval = asked(requester, note="It is dark.")

    actions.approve(approval, by(bob, door=Door.API), words="Let there be light.")

    seat = Seat.objects.get(approval=approval, vote="approve")
    assert (approval.state, approval.decided_at) == (State.APPROVED, MONDAY)
    assert (seat.voted_by, seat.voted_at, seat.door, seat.words, seat.digest) == (
        bob,
        MONDAY,
        "api",
        "Let there be light.",
        approval.digest,
    )
    assert [("approved", approval.about_number)] == FOLLOWED
    lines = Entry.objects.filter(record_type="things").order_by("pk")
    assert [(line.verb, line.actor_id, line.text) for line in lines] == [
        ("shelve", requester.pk, ""),
        ("request_approval", requester.pk, "It is dark."),
        ("grant_approval", bob.pk, "Let there be light."),
    ]


def test_the_line_of_a_vote_keeps_what_it_was_and_what_it_was_about() -> None:
    ann = an_agent()
    a_policy({"person": ann})
    approval = asked(an_agent())

    actions.reject(approval, by(ann), reason="Too bright.")

    line = Entry.objects.get(record_type="approvals", verb="reject")
    assert (line.state_before, line.state_after, line.text) == (
        "pending",
        "rejected",
        "Too bright.",
    )
    assert line.changes["vote"] == [None, "reject"]
    assert line.changes["digest"] == [None, approval.digest]
    assert [("rejected", approval.about_number)] == FOLLOWED


def test_steps_in_turn_are_told_in_turn_and_those_of_one_place_beside_each_other() -> None:
    ann, bob, cid = an_agent(), an_agent(), an_agent()
    a_policy(
        {"person": ann, "place": 1},
        {"person": bob, "place": 1},
        {"person": cid, "place": 2},
    )
    approval = asked(an_agent())
    the_rest()

    with pytest.raises(Refusal, match="not your turn"):
        actions.approve(approval, by(cid))
    actions.approve(approval, by(bob))
    assert approval.state == State.PENDING
    actions.approve(approval, by(ann))
    assert approval.state == State.PENDING
    the_rest()
    actions.approve(approval, by(cid))

    assert approval.state == State.APPROVED
    told = Notification.objects.filter(what="approval").order_by("pk")
    assert [each.person for each in told] == [ann, bob, cid]


def test_without_a_veto_a_no_counts_once_a_yes_is_out_of_reach() -> None:
    people = [an_agent() for _ in range(3)]
    a_policy({"team": a_team(*people), "quorum": Quorum.SOME, "needed": 2, "may_veto": False})
    approval = asked(an_agent())

    actions.reject(approval, by(people[0]), reason="No.")
    assert approval.state == State.PENDING
    actions.approve(approval, by(people[1]))
    actions.reject(approval, by(people[2]), reason="No.")

    assert approval.state == State.REJECTED
    assert len(votes(approval)) == 3


def test_weights_add_up() -> None:
    ann, bob, cid = an_agent(), an_agent(), an_agent()
    policy = a_policy({"person": ann, "quorum": Quorum.WEIGHT, "needed": 4, "may_veto": False})
    for person, weight in ((bob, 3), (cid, 2)):
        policies.add_approver(
            policy, by(a_person(Role.ADMINISTRATOR)), step="step 1", person=person, weight=weight
        )
    approval = asked(an_agent())

    actions.approve(approval, by(cid))
    actions.approve(approval, by(ann))
    assert approval.state == State.PENDING
    actions.approve(approval, by(bob))

    assert approval.state == State.APPROVED


def test_the_accountable_and_the_owners_of_what_it_hits_are_asked() -> None:
    owner, accountable = an_agent(), a_person(Role.CHANGE_MANAGER)
    OWNERS.append(owner.pk)
    a_policy({"accountable": True}, {"query": "owners"})
    approval = asked(an_agent())

    who = Seat.objects.filter(approval=approval).order_by("step__position")

    assert [seat.person for seat in who] == [accountable, owner]


def test_the_first_row_that_fits_says_who_decides() -> None:
    ann, bob = an_agent(), an_agent()
    a_policy({"person": ann}, name="Light things", question="weight.lt=5", rank=10)
    a_policy({"person": bob}, name="All others", rank=20)
    heavy, requester = a_thing(an_agent()), an_agent()
    weigh(heavy, by(an_agent()), weight=Decimal(9))

    first = asked(requester)
    second = asked(requester, about=heavy)

    assert [each.policy and each.policy.name for each in (first, second)] == [
        "All others",
        "All others",
    ]
    light = a_thing(requester)
    weigh(light, by(requester), weight=Decimal(1))
    third = asked(requester, about=light).policy
    assert third is not None
    assert third.name == "Light things"


def test_an_edit_withdraws_the_yes_at_once_and_the_line_says_what_changed() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann})
    thing = a_thing(requester)
    approval = asked(requester, about=thing)
    actions.approve(approval, by(ann))
    assert gate.unapproved(thing, by(requester)) is None

    weigh(thing, by(requester), weight=Decimal("2.50"))
    assert "weight is now 2.5" in (gate.unapproved(thing, by(requester)) or "")
    the_rest()

    assert fresh(approval).state == State.WITHDRAWN
    line = Entry.objects.get(record_type="approvals", verb="void")
    assert line.changes["weight"] == [None, "2.5"]
    assert FOLLOWED[-1] == ("withdrawn", thing.number)
    told = Entry.objects.get(record_type="things", verb="withdraw_approval")
    assert "weight is now 2.5" in told.text


def test_a_wider_impact_withdraws_the_yes_and_names_what_came() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann})
    thing = a_thing(requester)
    HIT[thing.pk] = ["Mail"]
    approval = asked(requester, about=thing)
    actions.approve(approval, by(ann))

    HIT[thing.pk] = ["Mail", "Payroll"]
    assert "services: + Payroll" in (gate.unapproved(thing, by(requester)) or "")
    the_rest()

    assert fresh(approval).state == State.WITHDRAWN


def test_what_is_not_bound_withdraws_nothing() -> None:
    ann, requester, stranger = an_agent(), an_agent(), an_agent()
    a_policy({"person": ann})
    thing = a_thing(requester)
    approval = asked(requester, about=thing)
    actions.approve(approval, by(ann))

    lend(thing, by(requester), holder=stranger)
    the_rest()

    assert fresh(approval).state == State.APPROVED


def test_a_vote_on_what_was_changed_meanwhile_is_refused_and_changes_nothing() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann})
    thing = a_thing(requester)
    approval = asked(requester, about=thing)
    weigh(thing, by(requester), weight=Decimal(2))
    lines = Entry.objects.count()

    with pytest.raises(RuleBroken, match="has changed since it was asked for"):
        actions.approve(approval, by(ann))
    with pytest.raises(Invalid, match="look at it again"):
        actions.approve(asked(requester), by(ann), digest="0" * 64)

    assert votes(approval) == []
    assert Entry.objects.filter(record_type="approvals").exclude(verb="ask").count() == 0
    assert lines < Entry.objects.count()


def test_after_the_deciding_vote_nobody_votes() -> None:
    ann, bob = an_agent(), an_agent()
    a_policy({"team": a_team(ann, bob)})
    approval = asked(an_agent())
    actions.approve(approval, by(ann))

    with pytest.raises(WrongState):
        actions.reject(approval, by(bob), reason="Too late.")

    assert votes(approval) == [(ann.name, "approve")]


def test_what_is_not_decided_in_time_expires_and_is_asked_for_anew() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann}, valid_days=2)
    thing = a_thing(requester)
    approval = asked(requester, about=thing)
    later = MONDAY + timedelta(days=2)

    with pytest.raises(RuleBroken, match="has expired"):
        actions.approve(approval, by(ann, later))
    jobs.expire_what_is_over(by(the_robot(), later))

    assert fresh(approval).state == State.EXPIRED
    assert asked(requester, about=thing).state == State.PENDING
