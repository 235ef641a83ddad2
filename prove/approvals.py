"""What is approved while promises are tried, and those who decide on it."""

from itertools import count
from typing import Any

from armillary.assurance.configuration.actions import baselines
from armillary.assurance.configuration.models import Baseline
from armillary.fittings.approvals import declared
from armillary.fittings.approvals.actions import ask, policies
from armillary.fittings.approvals.declared import Approvable
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.vocabulary import Quorum
from armillary.people.models import Person
from armillary.reference.activities import Change
from armillary.reference.roles import Role
from tests.makers import a_person, a_team, an_administrator, by, now

QUORUMS: dict[str, dict[str, Any]] = {
    "one": {"quorum": Quorum.ANY},
    "two": {"quorum": Quorum.SOME, "needed": 2, "may_veto": False},
    "all": {"quorum": Quorum.ALL},
}
_serial = count(1)


def let_baselines_be_approved() -> None:
    """In this program alone: any type will do for these trials."""
    declared.learn(Approvable(model=Baseline, activity=Change.APPROVE_CHANGES, bound=("name",)))


def a_requester(**said: Any) -> Person:
    """Somebody who can make what is approved."""
    return a_person(Role.CONFIGURATION_MANAGER, **said)


def decided_by(*members: Person, quorum: dict[str, Any]) -> None:
    """From now on these people decide, so many of them."""
    act = by(an_administrator())
    rank = 1000 - next(_serial)
    policy = policies.define(act, name=f"Row {rank}", record_type="baselines", rank=rank)
    policies.add_step(policy, act, name="Board", team=a_team(*members), **quorum)


def asked(requester: Person) -> Approval:
    """Something of this person, put to those who decide."""
    act = by(requester, now())
    return ask(act, about=baselines.freeze(act, name=f"Baseline {next(_serial)}"))
