"""Nothing is agreed beyond what it rests on, unless somebody answers for it."""

from datetime import timedelta

import pytest

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import agreements, editions, feasibility
from armillary.assurance.service_level.rules.feasibility import Finding, Looked
from armillary.assurance.service_level.tests.makers import (
    a_draft,
    a_manager,
    a_promise_of_a_team,
    an_objective,
)
from armillary.assurance.service_level.vocabulary import Priority, State
from armillary.engines.feasibility import Verdict
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.makers import MONDAY, a_service, an_agent, by, the_robot


@pytest.fixture
def manager() -> Person:
    return a_manager()


def found(agreement: Agreement, looked: Looked) -> list[Finding]:
    check = feasibility.check(agreement, by(the_robot()))
    return [each for each in check.findings if each.looked == looked]


def says(agreement: Agreement, looked: Looked) -> list[tuple[Verdict, str]]:
    return [(each.verdict, each.says) for each in found(agreement, looked)]


def test_a_promise_that_nobody_below_makes_is_not_supported(manager: Person) -> None:
    agreement = a_draft(manager, None, a_service())
    an_objective(agreement)

    assert says(agreement, Looked.CONTRACTS) == [
        (Verdict.FAILS, "No agreement below promises a time to restore.")
    ]


def test_maxima_and_handovers_are_added_along_the_chain(manager: Person) -> None:
    service = a_service()
    agreement = a_draft(manager, None, service)
    an_objective(agreement, "4 h")
    first = a_promise_of_a_team(service, target="2 h")
    second = a_promise_of_a_team(service, target="1 h 30 min")
    actions.rest_on(agreement, by(manager), by=first)
    actions.rest_on(agreement, by(manager), by=second, handover="15 min")

    assert says(agreement, Looked.CONTRACTS) == [
        (
            Verdict.HOLDS,
            "Applications 2 h + Applications 1 h 30 min after 15 min make 3 h 45 min: within 4 h.",
        )
    ]
    actions.rest_on(agreement, by(manager), by=second, handover="31 min")
    [(verdict, sentence)] = says(agreement, Looked.CONTRACTS)
    assert verdict is Verdict.FAILS
    assert sentence.endswith("make 4 h 1 min, which is more than 4 h.")


def test_a_promise_for_another_priority_or_service_does_not_help(manager: Person) -> None:
    service, other = a_service(), a_service()
    agreement = a_draft(manager, None, service)
    an_objective(agreement, "4 h", priority=Priority.CRITICAL)
    actions.rest_on(agreement, by(manager), by=a_promise_of_a_team(other))
    actions.rest_on(agreement, by(manager), by=a_promise_of_a_team(service, priority=Priority.LOW))

    [(verdict, _)] = says(agreement, Looked.CONTRACTS)
    assert verdict is Verdict.FAILS


def test_a_promise_that_binds_no_more_does_not_help(manager: Person) -> None:
    service = a_service()
    agreement = a_draft(manager, None, service)
    an_objective(agreement, "4 h")
    ended = a_promise_of_a_team(service)
    actions.rest_on(agreement, by(manager), by=ended)
    actions.terminate(ended, by(the_robot()), reason="The team moves.")

    [(verdict, _)] = says(agreement, Looked.CONTRACTS)
    assert verdict is Verdict.FAILS
    assert says(agreement, Looked.BACKING) == [
        (Verdict.DOUBTFUL, f"{ended.number} Applications does not bind yet, or no more.")
    ]


def test_a_waiver_lets_more_be_promised_and_says_who_answers_for_it(manager: Person) -> None:
    agreement = a_draft(manager, None, a_service())
    an_objective(agreement)
    actions.propose(agreement, by(manager))
    actions.sign(agreement, by(manager))
    actions.record_signature(agreement, by(a_manager()), name="Ada Quay", signed_on=MONDAY.date())
    agent, lines = an_agent(), Entry.objects.count()

    with pytest.raises(RuleBroken, match="promises more than what it rests on supports"):
        actions.agree(agreement, by(manager))
    with pytest.raises(NotAllowed):
        actions.waive(agreement, by(agent), reason="Why not.", until=MONDAY.date())
    assert Entry.objects.count() == lines
    assert agreement.state == State.NEGOTIATING

    until = MONDAY.date() + timedelta(days=60)
    actions.waive(agreement, by(manager), reason="The contract is being signed.", until=until)
    actions.agree(agreement, by(manager))

    assert agreement.state == State.AGREED
    waiver = editions.waiver_in_force(agreement, MONDAY.date())
    assert waiver is not None
    assert (waiver.by, waiver.until, len(waiver.findings)) == (manager, until, 2)
    edition = editions.agreed_edition(agreement)
    assert edition is not None
    assert [each["verdict"] for each in edition.feasibility or ()] == ["fails", "fails", "unknown"]


def test_what_is_supported_needs_no_waiver(manager: Person) -> None:
    service = a_service()
    agreement = a_draft(manager, None, service)
    an_objective(agreement)
    actions.rest_on(agreement, by(manager), by=a_promise_of_a_team(service))

    with pytest.raises(RuleBroken, match="nothing to waive"):
        actions.waive(
            agreement, by(manager), reason="To be sure.", until=MONDAY.date() + timedelta(days=9)
        )


def test_nothing_rests_on_itself(manager: Person) -> None:
    first, second = (a_promise_of_a_team_in_draft() for _ in range(2))
    actions.rest_on(first, by(manager), by=second)

    with pytest.raises(Invalid, match="rests on this one"):
        actions.rest_on(second, by(manager), by=first)


def a_promise_of_a_team_in_draft() -> Agreement:
    agreed = a_promise_of_a_team()
    actions.begin_successor(agreed, by(the_robot()))
    draft = agreements.successor(agreed)
    assert draft is not None
    return draft
