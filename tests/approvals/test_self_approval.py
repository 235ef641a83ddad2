"""Nobody decides on the own record: the ways in which one could try, and what comes of each."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from armillary.fittings.approvals import actions, gate
from armillary.fittings.approvals.actions import absences, policies
from armillary.fittings.approvals.models import Approval, Seat
from armillary.fittings.approvals.vocabulary import Quorum, State
from armillary.fittings.batches.models import Item
from armillary.kernel.access.actions import teams
from armillary.kernel.acts import Door
from armillary.kernel.errors import Invalid, NotAllowed, Refusal, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person, Team
from armillary.reference.roles import Role
from tests.approvals.makers import a_policy, a_thing, asked, hand_over, thing_of, votes
from tests.batches.desk import work_off
from tests.makers import (
    MONDAY,
    a_person,
    a_team,
    an_administrator,
    an_agent,
    api_client,
    by,
    signed_in_client,
    the_robot,
)
from tests.throwaway.process import lend, weigh

pytestmark = pytest.mark.django_db

QUORUMS = pytest.mark.parametrize(
    "quorum",
    [
        {"quorum": Quorum.ANY},
        {"quorum": Quorum.SOME, "needed": 2},
        {"quorum": Quorum.ALL},
    ],
    ids=["one", "two", "all"],
)
BULK = "/api/v1/approvals/bulk"
REASON = "The light is mine."


class Board:
    """Four who decide, the requester among them, and what they decide on."""

    requester: Person
    others: list[Person]
    team: Team
    approval: Approval


def a_board(quorum: dict[str, Any]) -> Board:
    board = Board()
    board.requester, board.others = an_agent(), [an_agent() for _ in range(3)]
    board.team = a_team(board.requester, *board.others)
    a_policy({"team": board.team, **quorum})
    board.approval = asked(board.requester)
    return board


@contextmanager
def nothing_changes(approval: Approval) -> Iterator[None]:
    """What is done here leaves the approval, its votes and the journal as they were."""
    before = kept(approval)
    yield
    assert kept(approval) == before


def kept(approval: Approval) -> tuple[Any, ...]:
    row = Approval.objects.filter(pk=approval.pk).values().get()
    row.pop("search", None)
    seats = list(Seat.objects.filter(approval=approval).order_by("pk").values())
    return row, seats, Entry.objects.filter(verb__in=("approve", "reject")).count()


def needed(quorum: dict[str, Any]) -> int:
    """How many of the three must say yes."""
    return {Quorum.ANY: 1, Quorum.SOME: 2, Quorum.ALL: 3}[quorum["quorum"]]


def refused(approval: Approval, person: Person, why: str, at: Any = MONDAY) -> None:
    """This person can say neither yes nor no."""
    for verb, said in ((actions.approve, {}), (actions.reject, {"reason": REASON})):
        with nothing_changes(approval), pytest.raises(Refusal, match=why):
            verb(approval, by(person, at), **said)


@QUORUMS
def test_the_requester_is_not_asked_even_as_a_member_of_the_team(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)

    assert Seat.objects.filter(approval=board.approval, person=board.requester).count() == 0
    refused(board.approval, board.requester, "You have a part in")


@QUORUMS
def test_the_implementer_does_not_decide(quorum: dict[str, Any]) -> None:
    board, implementer = a_board(quorum), an_agent()
    teams.add_member(board.team, by(the_robot()), person=implementer)
    thing = a_thing(board.requester)
    lend(thing, by(board.requester), holder=implementer)
    approval = asked(board.requester, about=thing)

    assert Seat.objects.filter(approval=approval, person=implementer).count() == 0
    refused(approval, implementer, "is its holder")


@QUORUMS
def test_who_stands_in_for_the_requester_does_not_decide(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)
    absences.appoint(
        by(board.requester),
        substitute=board.others[0],
        starts_at=MONDAY,
        ends_at=MONDAY + timedelta(days=3),
    )

    refused(board.approval, board.others[0], "You stand in for")


@QUORUMS
def test_the_requester_does_not_decide_for_an_absent_one(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)
    absences.appoint(
        by(board.others[0]),
        substitute=board.requester,
        starts_at=MONDAY,
        ends_at=MONDAY + timedelta(days=3),
    )

    refused(board.approval, board.requester, "You have a part in")


@QUORUMS
def test_nobody_passes_the_vote_on_to_the_requester(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)

    with nothing_changes(board.approval), pytest.raises(Invalid, match="has a part in"):
        actions.pass_on(board.approval, by(board.others[0]), to=board.requester)


@QUORUMS
def test_a_second_account_of_the_requester_does_not_decide(quorum: dict[str, Any]) -> None:
    first = a_person(Role.SERVICE_DESK_AGENT, email="mira@example.com")
    second = a_person(Role.SERVICE_DESK_AGENT, email="Mira+night@example.com")
    others = [an_agent(), an_agent()]
    a_policy({"team": a_team(second, *others), **quorum})

    approval = asked(first)

    assert Seat.objects.filter(approval=approval, person=second).count() == 0
    refused(approval, second, "Another account of yours")


@QUORUMS
def test_a_token_of_the_requester_opens_no_other_door(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)
    address = f"/api/v1/approvals/{board.approval.number}/approve"

    with nothing_changes(board.approval):
        answer = api_client(board.requester).post(address, {}, content_type="application/json")

    assert answer.status_code == 403
    assert "You have a part in" in answer.json()["detail"]


@QUORUMS
def test_neither_does_the_token_of_somebody_who_is_not_asked(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)
    address = f"/api/v1/approvals/{board.approval.number}/approve"

    with nothing_changes(board.approval):
        answer = api_client(an_agent()).post(address, {}, content_type="application/json")

    assert answer.status_code == 403


@QUORUMS
def test_the_page_of_the_requester_has_no_way_either(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)

    with nothing_changes(board.approval):
        answer = signed_in_client(board.requester).post(
            f"/approvals/{board.approval.number}/approve", {}
        )

    assert answer.status_code == 403


@QUORUMS
def test_neither_has_the_administrator_who_asks(quorum: dict[str, Any]) -> None:
    administrator = an_administrator()
    a_policy({"team": a_team(*[an_agent() for _ in range(3)], administrator), **quorum})
    approval = asked(administrator)

    refused(approval, administrator, "You have a part in")


@QUORUMS
def test_who_comes_into_the_team_later_is_not_asked_about_what_was_asked_before(
    quorum: dict[str, Any],
) -> None:
    board, friend = a_board(quorum), an_agent()
    teams.add_member(board.team, by(an_administrator()), person=friend)

    refused(board.approval, friend, "You are not asked")


@QUORUMS
def test_who_left_the_team_decides_no_more(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)
    teams.remove_member(board.team, by(an_administrator()), person=board.others[0])

    refused(board.approval, board.others[0], "not your turn")


@QUORUMS
def test_another_policy_changes_nothing_for_what_was_asked(quorum: dict[str, Any]) -> None:
    board, friend = a_board(quorum), an_agent()
    policy = board.approval.policy
    assert policy is not None
    admin = by(an_administrator())
    policies.remove_step(policy, admin, step="Step 1")
    policies.add_step(policy, admin, name="A friend", person=friend)

    refused(board.approval, friend, "You are not asked")
    assert Seat.objects.filter(approval=board.approval).count() == 3


@QUORUMS
def test_a_requester_who_is_no_longer_named_still_had_a_part(quorum: dict[str, Any]) -> None:
    board, first, second = a_board(quorum), an_agent(), an_agent()
    teams.add_member(board.team, by(the_robot()), person=first)
    thing = a_thing(board.requester)
    lend(thing, by(board.requester), holder=first)
    hand_over(thing, by(board.requester), holder=second)
    approval = asked(board.requester, about=thing)

    assert Seat.objects.filter(approval=approval, person=first).count() == 0
    refused(approval, first, "was its holder")


@QUORUMS
def test_who_becomes_the_implementer_before_deciding_decides_no_more(
    quorum: dict[str, Any],
) -> None:
    board = a_board(quorum)
    thing = thing_of(board.approval)
    lend(thing, by(board.requester), holder=board.others[0])

    refused(board.approval, board.others[0], "is its holder")


@QUORUMS
def test_a_yes_of_who_became_the_implementer_afterwards_is_none(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)
    for person in board.others[: needed(quorum)]:
        actions.approve(board.approval, by(person))
    assert board.approval.state == State.APPROVED
    thing = thing_of(board.approval)
    assert gate.unapproved(thing, by(board.requester)) is None

    lend(thing, by(board.requester), holder=board.others[0])

    assert "rests on a yes of" in (gate.unapproved(thing, by(board.requester)) or "")


@QUORUMS
def test_a_yes_to_other_content_is_none(quorum: dict[str, Any]) -> None:
    board = a_board(quorum)
    for person in board.others[: needed(quorum)]:
        actions.approve(board.approval, by(person))
    thing = thing_of(board.approval)

    weigh(thing, by(board.requester), weight=Decimal(700))

    assert "has changed since" in (gate.unapproved(thing, by(board.requester)) or "")


def test_nobody_has_two_votes_in_a_step_by_standing_in_for_another() -> None:
    board = a_board({"quorum": Quorum.SOME, "needed": 2})
    first, second, _ = board.others
    absences.appoint(
        by(second), substitute=first, starts_at=MONDAY, ends_at=MONDAY + timedelta(days=3)
    )
    actions.approve(board.approval, by(first))

    refused(board.approval, first, "not your turn")
    assert votes(board.approval) == [(first.name, "approve")]


def test_a_bulk_of_the_requester_would_decide_nothing_and_decides_nothing() -> None:
    board = a_board({"quorum": Quorum.ANY})
    bulk = {"verb": "approve", "numbers": [board.approval.number]}

    with nothing_changes(board.approval):
        client = api_client(board.requester)
        tried = client.post(BULK, {**bulk, "dry_run": True}, content_type="application/json")
        begun = client.post(BULK, bulk, content_type="application/json")
        work_off()

    assert (tried.json()["would_be_done"], tried.json()["would_be_refused"]) == (0, 1)
    assert begun.status_code == 202
    assert "You have a part in" in Item.objects.get().sentence


def test_the_robot_and_its_imports_decide_nothing() -> None:
    board = a_board({"quorum": Quorum.ANY})

    with nothing_changes(board.approval), pytest.raises(NotAllowed, match="people do"):
        actions.approve(board.approval, by(the_robot(), door=Door.JOB))


def test_nobody_makes_himself_the_substitute_of_another() -> None:
    administrator, ann = an_administrator(), an_agent()

    with pytest.raises(RuleBroken, match="Nobody makes himself"):
        absences.appoint(
            by(administrator),
            person=ann,
            substitute=administrator,
            starts_at=MONDAY,
            ends_at=MONDAY + timedelta(days=3),
        )
    with pytest.raises(Invalid, match="For others"):
        absences.appoint(
            by(an_agent()),
            person=ann,
            substitute=an_agent(),
            starts_at=MONDAY,
            ends_at=MONDAY + timedelta(days=3),
        )


def test_when_only_who_has_a_part_could_decide_it_cannot_be_asked() -> None:
    requester = an_agent()
    a_policy({"team": a_team(requester)})

    with pytest.raises(RuleBroken, match="nobody may decide"):
        asked(requester)

    assert Approval.objects.count() == 0
