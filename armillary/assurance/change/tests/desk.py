"""A change that waits for a yes, and everybody who would like to give it."""

from datetime import timedelta
from typing import Any

from django.test import Client

from armillary.assurance.change.tests.makers import (
    a_draft,
    an_item,
    assessed,
    planned,
    put,
)
from armillary.fittings.approvals.actions import approve, policies
from armillary.fittings.approvals.links import link_for
from armillary.fittings.approvals.models import Approval, Seat
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import (
    a_person,
    a_team,
    an_administrator,
    by,
    now,
    the_robot,
)

HOUR = timedelta(hours=1)
JSON = "application/json"


class Desk:
    """A change that waits for one of two people of the board, and everybody around it."""

    def __init__(self) -> None:
        self.requester = a_person(Role.CHANGE_REQUESTER, Role.CAB_MEMBER, email="mira@example.com")
        self.members = [a_person(Role.CAB_MEMBER), a_person(Role.CAB_MEMBER)]
        self.team = a_team(self.requester, *self.members)
        act = by(an_administrator())
        policy = policies.define(act, name="Board", record_type="changes")
        policies.add_step(policy, act, name="Board", team=self.team)
        self.change = planned(a_draft(an_item("db1"), actor=self.requester), now() + HOUR)
        self.approval = put(assessed(self.change), now())

    @property
    def address(self) -> str:
        return f"/api/v1/approvals/{self.approval.number}"

    def way_of(self, member: Person) -> str:
        """The way in the mail of somebody who is asked."""
        seat = Seat.objects.get(approval=self.approval, person=member)
        return link_for(seat, member.pk, by(the_robot(), now()), now() + timedelta(days=1))

    def decided(self) -> bool:
        return not Approval.objects.filter(pk=self.approval.pk, state="pending").exists()

    def say_yes(self) -> None:
        approve(self.approval, by(self.members[0], now()))
        self.change.refresh_from_db()


def post(client: Client, address: str, body: Any = None, **headers: str) -> Any:
    return client.post(address, body or {}, content_type=JSON, headers=headers)
