"""The life of an agreement, told as both sides would tell it."""

from datetime import timedelta

import pytest

from armillary.assurance.service_level import actions, jobs
from armillary.assurance.service_level.actions import objectives
from armillary.assurance.service_level.models import Agreement, Objective
from armillary.assurance.service_level.queries import agreements, editions
from armillary.assurance.service_level.tests.makers import (
    FIRST_DAY,
    a_draft,
    a_manager,
    a_promise_of_a_team,
    a_representative,
    an_objective,
)
from armillary.assurance.service_level.vocabulary import Measure, ObjectiveState, State
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.makers import MONDAY, a_customer, a_service, by, the_robot

TODAY = MONDAY.date()


def a_supported_draft() -> tuple[Agreement, Person, Person]:
    """A draft that rests on enough, with our manager and who speaks for the customer."""
    customer, manager, service = a_customer(), a_manager(), a_service()
    agreement = a_draft(manager, customer, service)
    an_objective(agreement, "4 h")
    actions.rest_on(agreement, by(manager), by=a_promise_of_a_team(service, target="2 h"))
    return agreement, manager, a_representative(customer)


def test_both_sides_sign_and_the_words_bind() -> None:
    agreement, manager, representative = a_supported_draft()

    actions.propose(agreement, by(manager))
    actions.sign(agreement, by(representative))
    actions.sign(agreement, by(manager))
    actions.agree(agreement, by(manager))

    assert agreement.state == State.AGREED
    edition = editions.agreed_edition(agreement)
    assert edition is not None
    assert (edition.number, edition.digest) == (
        1,
        *set(editions.signed(agreement).values()),
    )


def test_nobody_agrees_before_both_have_signed() -> None:
    agreement, manager, _ = a_supported_draft()
    actions.propose(agreement, by(manager))
    actions.sign(agreement, by(manager))
    lines = Entry.objects.count()

    with pytest.raises(RuleBroken, match="Nobody has signed these words for the other side"):
        actions.agree(agreement, by(manager))

    assert agreement.state == State.NEGOTIATING
    assert Entry.objects.count() == lines


def test_nobody_signs_for_both_sides() -> None:
    agreement, manager, representative = a_supported_draft()
    actions.propose(agreement, by(manager))
    actions.sign(agreement, by(manager))

    with pytest.raises(RuleBroken, match="for both sides"):
        actions.record_signature(agreement, by(manager), name="Somebody", signed_on=FIRST_DAY)
    with pytest.raises(RuleBroken, match="signed for the provider already"):
        actions.sign(agreement, by(a_manager()))

    actions.sign(agreement, by(representative))
    assert sorted(editions.signed(agreement)) == ["ours", "theirs"]


def test_an_edit_after_a_signature_withdraws_it() -> None:
    agreement, manager, representative = a_supported_draft()
    actions.propose(agreement, by(manager))
    actions.sign(agreement, by(representative))

    actions.revise(agreement, by(manager), duties="Name a contact for each ship.")

    assert editions.signed(agreement) == {}
    with pytest.raises(RuleBroken, match="propose them again"):
        actions.sign(agreement, by(representative))
    actions.propose(agreement, by(manager))
    assert editions.latest(agreement).number == 2  # type: ignore[union-attr]


def test_another_objective_withdraws_signatures_too() -> None:
    agreement, manager, representative = a_supported_draft()
    actions.propose(agreement, by(manager))
    actions.sign(agreement, by(representative))

    an_objective(agreement, "30 min", measure=Measure.RESPONSE)

    assert editions.signed(agreement) == {}


def test_what_is_agreed_cannot_be_changed() -> None:
    agreement = a_promise_of_a_team()
    objective = Objective.objects.get(agreement=agreement)

    with pytest.raises(WrongState):
        actions.revise(agreement, by(the_robot()), name="Something else")
    with pytest.raises(RuleBroken, match="begin a successor"):
        objectives.revise(objective, by(the_robot()), target="9 h")
    with pytest.raises(RuleBroken, match="begin a successor"):
        an_objective(agreement)

    objective.refresh_from_db()
    assert (objective.target, objective.state) == ("2 h", ObjectiveState.IN_THE_TEXT)


def test_a_customer_speaks_and_signs_but_does_not_write_our_part() -> None:
    agreement, manager, representative = a_supported_draft()
    actions.propose(agreement, by(manager))

    with pytest.raises(NotAllowed):
        actions.revise(agreement, by(representative), duties="None.")
    with pytest.raises(NotAllowed):
        actions.agree(agreement, by(representative))
    with pytest.raises(NotAllowed):
        actions.sign(agreement, by(a_representative(a_customer())))

    assert editions.signed(agreement) == {}


def test_a_successor_begins_with_the_same_words_and_takes_the_place() -> None:
    old = a_promise_of_a_team(a_service())
    act = by(the_robot())
    actions.begin_successor(old, act)
    fresh = agreements.successor(old)
    assert fresh is not None
    [copied] = agreements.objectives(fresh)
    objectives.revise(copied, act, target="1 h")

    with pytest.raises(RuleBroken, match="to replace it already"):
        actions.begin_successor(old, act)
    actions.revise(fresh, act, valid_from=TODAY)
    actions.propose(fresh, act)
    actions.sign(fresh, act)
    actions.record_signature(fresh, by(a_manager()), name="The lead", signed_on=TODAY)
    actions.agree(fresh, act)

    old.refresh_from_db()
    assert (old.state, fresh.state) == (State.SUPERSEDED, State.AGREED)
    assert [each.number for each in agreements.line_of(fresh)] == [fresh.number, old.number]


def test_notice_is_given_in_time_and_the_end_comes_by_itself() -> None:
    agreement = a_promise_of_a_team()
    act = by(the_robot())

    with pytest.raises(Invalid, match="Notice is 90 days"):
        actions.give_notice(agreement, act, ends_on=TODAY + timedelta(days=89), reason="Moves.")
    actions.give_notice(agreement, act, ends_on=TODAY + timedelta(days=90), reason="Moves.")
    assert jobs.expire_what_is_over(act) == 0
    last = by(the_robot(), MONDAY + timedelta(days=90))
    assert jobs.expire_what_is_over(last) == 1

    agreement.refresh_from_db()
    assert agreement.state == State.EXPIRED


def test_the_owner_is_told_of_each_end_once_whenever_somebody_looks() -> None:
    manager = a_manager()
    agreement = a_promise_of_a_team()
    actions.begin_successor(agreement, by(manager))
    fresh = agreements.successor(agreement)
    assert fresh is not None
    ends = TODAY + timedelta(days=100)
    actions.revise(fresh, by(manager), valid_from=TODAY, valid_until=ends, owner=manager)
    actions.propose(fresh, by(manager))
    actions.sign(fresh, by(manager))
    actions.record_signature(fresh, by(a_manager()), name="The lead", signed_on=TODAY)
    actions.agree(fresh, by(manager))

    told = [
        jobs.tell_what_runs_out(by(the_robot(), MONDAY + timedelta(days=day)))
        for day in (2, 3, 9, 10, 40, 93, 99)
    ]

    assert told == [1, 1, 1, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"target": "soon"}, "target"),
        ({"measure": Measure.AVAILABILITY, "target": "101 %"}, "target"),
        ({"measure": Measure.CUSTOM, "target": "2"}, "metric"),
        ({"share": 0}, "share"),
        ({"share": 101}, "share"),
        ({"warn_at": 0}, "warn_at"),
    ],
)
def test_what_cannot_be_measured_is_refused(given: dict[str, object], field: str) -> None:
    agreement = a_draft(a_manager())

    with pytest.raises(Invalid) as refused:
        an_objective(agreement, **given)  # type: ignore[arg-type]

    assert list(refused.value.fields) == [field]
    assert not Objective.objects.filter(agreement=agreement).exists()


def test_a_service_of_which_something_is_promised_is_not_taken_out() -> None:
    manager, service = a_manager(), a_service("Mail")
    agreement = a_draft(manager, None, service)
    objective = an_objective(agreement, covers=service)

    with pytest.raises(Invalid, match="An objective is about Mail"):
        actions.uncover(agreement, by(manager), item=service)
    objectives.strike_out(objective, by(manager))
    actions.uncover(agreement, by(manager), item=service)

    assert list(agreements.services(agreement)) == []
