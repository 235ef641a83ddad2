"""Many who vote at the same moment through the API, and what must hold of what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from threading import Barrier, Thread
from typing import Any

from django.db import connection, transaction
from django.test import Client

from armillary.fittings.approvals.models import Approval, Seat
from armillary.fittings.approvals.queries.seats import table_of
from armillary.fittings.approvals.vocabulary import State, Vote
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.makers import api_client, the_robot

DECIDED = {Vote.APPROVE: State.APPROVED, Vote.REJECT: State.REJECTED}
EXPECTED = frozenset({200, 403, 409})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a race came to; every figure but `accepted` is a count of what must not be."""

    accepted: int
    unexpected: int
    undecided: int
    deciding_lines_but_one: int
    lines_of_the_record_but_one: int
    votes_but_accepted: int
    voters_twice: int
    not_what_the_votes_say: int

    @property
    def flaws(self) -> int:
        return sum(getattr(self, name) for name in self.__slots__ if name != "accepted")


def programs(people: Sequence[Person]) -> list[Client]:
    """A program for each of these people, that calls with a token of theirs."""
    return [api_client(person) for person in people]


def race(approval: Approval, voters: Sequence[Client], chance: Random) -> Outcome:
    """Let all vote at once, yes and no mixed, some of them twice."""
    answers: list[int] = []
    barrier = Barrier(len(voters))
    threads = [
        Thread(target=_vote, args=(approval, voter, chance.random() < 0.5, barrier, answers))
        for voter in voters
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with transaction.atomic():
        stand_as(the_robot())
        return outcome_of(approval, answers)


def outcome_of(approval: Approval, answers: Sequence[int]) -> Outcome:
    """What stands in the database after the race, held against the answers."""
    now, table = Approval.objects.get(pk=approval.pk), table_of(approval)
    own = Entry.objects.filter(record_type="approvals", record_id=approval.pk)
    deciding = own.filter(state_before=State.PENDING, state_after__in=DECIDED.values())
    told = Entry.objects.filter(
        record_type=approval.about_type,
        record_id=approval.about_id,
        verb__in=("grant_approval", "refuse_approval"),
        changes__approval__0=approval.number,
    )
    voted = list(Seat.objects.filter(approval=approval).exclude(vote="").values_list("voted_by"))
    accepted = sum(status == 200 for status in answers)
    wanted = DECIDED[table.outcome] if table.outcome else State.PENDING
    return Outcome(
        accepted=accepted,
        unexpected=sum(status not in EXPECTED for status in answers),
        undecided=int(now.state not in DECIDED.values()),
        deciding_lines_but_one=abs(deciding.count() - 1),
        lines_of_the_record_but_one=abs(told.count() - 1),
        votes_but_accepted=abs(len(voted) - accepted)
        + abs(own.filter(verb__in=("approve", "reject")).count() - accepted),
        voters_twice=len(voted) - len(set(voted)),
        not_what_the_votes_say=int(now.state != wanted),
    )


def _vote(
    approval: Approval, voter: Client, yes: bool, barrier: Barrier, answers: list[int]
) -> None:
    verb, said = ("approve", {}) if yes else ("reject", {"reason": "No."})
    address = f"/api/v1/approvals/{approval.number}/{verb}"
    barrier.wait(60)
    try:
        answers.extend(_posted(voter, address, said) for _ in range(2))
    finally:
        connection.close()


def _posted(voter: Client, address: str, said: dict[str, Any]) -> int:
    return int(voter.post(address, said, content_type="application/json").status_code)
