"""Nine ways in which whoever asks for a change might say yes to it; none of them works."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction

from armillary.assurance.change.tests.desk import HOUR, Desk, post
from armillary.fittings.approvals.actions import appoint, approve, pass_on
from armillary.fittings.approvals.models import Seat
from armillary.fittings.batches.models import Item
from armillary.kernel.access.actions import persons, teams
from armillary.kernel.acts import Door
from armillary.kernel.errors import Refusal
from armillary.reference.roles import Role
from tests.batches.desk import work_off
from tests.makers import (
    a_person,
    api_client,
    by,
    now,
    signed_in_client,
    the_robot,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk()


def by_page(desk: Desk) -> None:
    signed_in_client(desk.requester).post(f"/approvals/{desk.approval.number}/approve", {})


def by_api(desk: Desk) -> None:
    post(api_client(desk.requester), f"{desk.address}/approve")


def by_bulk(desk: Desk) -> None:
    body = {"verb": "approve", "numbers": [desk.approval.number]}
    post(api_client(desk.requester), "/api/v1/approvals/bulk", body)
    work_off()
    assert "You have a part in" in Item.objects.get().sentence


def by_mail_of_another(desk: Desk) -> None:
    way = desk.way_of(desk.members[0])
    signed_in_client(desk.requester).post(way, {"answer": "approve"})


def by_import(desk: Desk) -> None:
    approve(desk.approval, by(desk.requester, now(), door=Door.IMPORT))


def by_another_account(desk: Desk) -> None:
    twin = a_person(Role.CAB_MEMBER, email="Mira+night@example.com")
    teams.add_member(desk.team, by(the_robot()), person=twin)
    approve(desk.approval, by(twin, now()))


def by_standing_in(desk: Desk) -> None:
    act = by(desk.members[0], now())
    appoint(act, substitute=desk.requester, starts_at=act.at, ends_at=act.at + HOUR)
    approve(desk.approval, by(desk.requester, now()))


def by_passing_on(desk: Desk) -> None:
    pass_on(desk.approval, by(desk.members[0], now()), to=desk.requester)


def as_administrator(desk: Desk) -> None:
    persons.grant_role(desk.requester, by(the_robot()), role=Role.ADMINISTRATOR)
    desk.requester.forget()
    approve(desk.approval, by(desk.requester, now()))


NINE_WAYS = (
    by_page,
    by_api,
    by_bulk,
    by_mail_of_another,
    by_import,
    by_another_account,
    by_standing_in,
    by_passing_on,
    as_administrator,
)


@pytest.mark.parametrize("way", NINE_WAYS)
def test_whoever_asked_for_a_change_never_approves_it(
    way: Callable[[Desk], None], desk: Desk
) -> None:
    with suppress(Refusal), transaction.atomic():
        way(desk)

    assert not desk.decided()
    assert not Seat.objects.filter(approval=desk.approval).exclude(vote="").exists()
