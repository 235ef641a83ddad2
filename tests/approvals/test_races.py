"""However many vote at once, an approval is decided once: a short version of what `prove` does."""

from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

import pytest
from django.db import transaction

from armillary.fittings.approvals import actions
from armillary.fittings.approvals.vocabulary import Quorum
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.approvals.makers import a_policy, a_thing
from tests.approvals.race import programs, race
from tests.makers import a_team, an_agent, by, now, the_robot

VOTERS = 12


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize(
    "quorum",
    [
        {"quorum": Quorum.ANY},
        {"quorum": Quorum.SOME, "needed": 2, "may_veto": False},
        {"quorum": Quorum.ALL},
    ],
    ids=["one", "two", "all"],
)
def test_an_approval_is_decided_once_whoever_votes_at_once(quorum: dict[str, Any]) -> None:
    chance = Random(quorum["quorum"])
    requester, voters = a_house(quorum)
    clients = committed(lambda: programs(voters))

    for _ in range(3):
        approval = committed(lambda: actions.ask(by(requester, now()), about=a_thing(requester)))
        assert race(approval, clients, chance).flaws == 0


def a_house(quorum: dict[str, Any]) -> tuple[Person, list[Person]]:
    """A requester and a team that decides, committed."""

    def made() -> tuple[Person, list[Person]]:
        voters = [an_agent() for _ in range(VOTERS)]
        a_policy({"team": a_team(*voters), **quorum})
        return an_agent(), voters

    return committed(made)


T = TypeVar("T")


def committed(made: Callable[[], T]) -> T:
    """What is made here is there for all."""
    with transaction.atomic():
        stand_as(the_robot())
        return made()
