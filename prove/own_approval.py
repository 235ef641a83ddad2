"""P40: whoever asks for something never decides on it: nine ways, with three quorums."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.test import Client

from armillary.fittings.approvals import gate
from armillary.fittings.approvals.actions import appoint, approve, break_glass, pass_on
from armillary.fittings.approvals.links import link_for
from armillary.fittings.approvals.models import Approval, Seat
from armillary.fittings.approvals.queries.approvals import subject_of
from armillary.fittings.bulk.actions import do_to_many
from armillary.kernel.access.actions import persons, teams
from armillary.kernel.acts import Door
from armillary.kernel.errors import Refusal
from armillary.people.models import Person, Team
from armillary.reference.roles import Role
from prove.approvals import QUORUMS, a_requester, asked, decided_by, let_baselines_be_approved
from prove.house import House
from prove.people import acting
from prove.promise import Figure, Size, exactly, none
from tests.makers import an_agent, api_client, by, now, signed_in_client, the_robot


@dataclass(frozen=True, slots=True)
class Board:
    """Who asks, who decides, and on what."""

    requester: Person
    others: tuple[Person, ...]
    approval: Approval


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Each way is tried on a board of its own; then no seat may hold a yes."""
    let_baselines_be_approved()
    passed: list[str] = []
    tried = 0
    for words, way in WAYS.items():
        for name, quorum in QUORUMS.items():
            with acting():
                board = _board(quorum)
            _try(way, board)
            tried += 1
            if _has_passed(board):
                passed.append(f"{words}, {name}")
    yield exactly("ways tried, with each quorum", len(WAYS) * len(QUORUMS), tried)
    yield none(f"ways that led to a yes {passed}", len(passed))
    with acting():
        board = _board(QUORUMS["one"])
        persons.grant_role(board.requester, by(the_robot()), role=Role.CHANGE_MANAGER)
        board.requester.forget()
        subject = subject_of(board.approval)
        assert subject is not None
        broken = break_glass(by(board.requester, now()), about=subject, reason="Fire.", hours=1)
        lets_pass = gate.unapproved(subject, by(board.requester, now())) is None
    yield Figure("a broken glass lets pass, on record", "bypassed", broken.state, lets_pass)


def _board(quorum: Mapping[str, object]) -> Board:
    requester, others = a_requester(), tuple(an_agent() for _ in range(3))
    decided_by(requester, *others, quorum=dict(quorum))
    return Board(requester, others, asked(requester))


def _try(way: Callable[[Board], object], board: Board) -> None:
    """A refusal is what is hoped for."""
    try:
        with acting():
            way(board)
    except Refusal:
        return


def _has_passed(board: Board) -> bool:
    with acting():
        said = Seat.objects.filter(approval=board.approval).exclude(vote="").exists()
        return said or Approval.objects.get(pk=board.approval.pk).state != "pending"


def _yes(client: Client, address: str) -> None:
    client.post(address, {}, content_type="application/json")


def _by_page(board: Board) -> None:
    signed_in_client(board.requester).post(f"/approvals/{board.approval.number}/approve", {})


def _by_api(board: Board) -> None:
    address = f"/api/v1/approvals/{board.approval.number}/approve"
    _yes(api_client(board.requester), address)


def _by_bulk(board: Board) -> None:
    act = by(board.requester, now())
    do_to_many(act, record_type="approvals", verb="approve", numbers=board.approval.number)


def _by_import(board: Board) -> None:
    approve(board.approval, by(board.requester, now(), door=Door.IMPORT))


def _by_mail(board: Board) -> None:
    """The way from the mail of somebody who is asked, passed on to the requester."""
    seat = Seat.objects.filter(approval=board.approval).first()
    assert seat is not None
    way = link_for(seat, seat.person_id, by(the_robot(), now()), now() + timedelta(days=1))
    signed_in_client(board.requester).post(way, {"answer": "approve"})


def _by_looking(board: Board) -> None:
    """A scanner opens the way from a mail of somebody who is asked."""
    seat = Seat.objects.select_related("person").filter(approval=board.approval).first()
    assert seat is not None
    way = link_for(seat, seat.person_id, by(the_robot(), now()), now() + timedelta(days=1))
    signed_in_client(seat.person).get(way)


def _by_the_team(board: Board) -> None:
    """A second account comes into the team after it was asked."""
    twin = a_requester(email=board.requester.email.replace("@", "+two@"))
    named = Seat.objects.filter(approval=board.approval).values_list("who", flat=True)
    for team in Team.objects.filter(pk=int(str(named[0]).partition("-")[2])):
        teams.add_member(team, by(the_robot()), person=twin)
    approve(board.approval, by(twin, now()))


def _by_standing_in(board: Board) -> None:
    """Who is asked is away, and the requester stands in."""
    act = by(board.others[0], now())
    appoint(act, substitute=board.requester, starts_at=act.at, ends_at=act.at + timedelta(days=1))
    approve(board.approval, by(board.requester, now()))


def _by_passing_on(board: Board) -> None:
    pass_on(board.approval, by(board.others[0], now()), to=board.requester)
    approve(board.approval, by(board.requester, now()))


def _as_administrator(board: Board) -> None:
    persons.grant_role(board.requester, by(the_robot()), role=Role.ADMINISTRATOR)
    board.requester.forget()
    approve(board.approval, by(board.requester, now()))


WAYS: Mapping[str, Callable[[Board], object]] = {
    "the page": _by_page,
    "the API": _by_api,
    "a bulk": _by_bulk,
    "an import": _by_import,
    "the mail of another": _by_mail,
    "a scanner": _by_looking,
    "another account in the team": _by_the_team,
    "standing in": _by_standing_in,
    "passing on": _by_passing_on,
    "as administrator": _as_administrator,
}
