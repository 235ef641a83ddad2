"""Who would be asked about a record by a policy, who would not and why: nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.fittings.approvals.declared import Approvable
from armillary.fittings.approvals.models import ApprovalPolicy
from armillary.fittings.approvals.queries import people
from armillary.fittings.approvals.queries.refusals import conflict
from armillary.fittings.approvals.rules.outcome import Ballot, Round, out_of_reach
from armillary.fittings.approvals.rules.steps import in_order, told
from armillary.people.models import Person
from armillary.records.models import Record


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked, and by which words of the policy."""

    person: Person
    by: str
    who: str
    weight: int


@dataclass(frozen=True, slots=True)
class CalledStep:
    """A step of a policy with those who decide in it, and those who are named but do not."""

    said: Mapping[str, Any]
    seats: tuple[Asked, ...]
    left_out: tuple[tuple[Person, str], ...]

    @property
    def words(self) -> str:
        return told(self.said)

    @property
    def is_out_of_reach(self) -> bool:
        ballots = tuple(Ballot(seat.weight, "") for seat in self.seats)
        said = self.said
        return out_of_reach(
            Round(said["place"], said["quorum"], said["needed"], said["may_veto"], ballots)
        )


@dataclass(frozen=True, slots=True)
class Called:
    """What a policy comes to for a record; `flaw` is why it cannot be asked so."""

    steps: tuple[CalledStep, ...]
    parties: Mapping[int, str]
    flaw: str


def call(
    policy: ApprovalPolicy, approvable: Approvable, record: Record, asker: Person, at: datetime
) -> Called:
    """Put names to the steps of a policy. Whoever has a part in the record is left out."""
    parties = {**people.parties_of(approvable, record), asker.pk: "asked for it"}
    steps = tuple(_called(step, approvable, record, parties, at) for step in in_order(policy.steps))
    return Called(steps, parties, _flaw(policy, record, steps))


def _called(
    step: Mapping[str, Any],
    approvable: Approvable,
    record: Record,
    parties: Mapping[int, str],
    at: datetime,
) -> CalledStep:
    seats: dict[int, Asked] = {}
    left_out: dict[int, tuple[Person, str]] = {}
    for each in step["approvers"]:
        named = people.keys_named(each["by"], each["who"], approvable, record, at)
        for key, person in sorted(people.who_can_decide(named, record).items()):
            if why := conflict(person, parties, record.number, at):
                left_out[key] = (person, why)
            elif key not in seats:
                seats[key] = Asked(person, each["by"], each["who"], each["weight"])
    return CalledStep(step, tuple(seats.values()), tuple(left_out.values()))


def _flaw(policy: ApprovalPolicy, record: Record, steps: tuple[CalledStep, ...]) -> str:
    if not steps:
        return f"{policy.number} {policy.name} has no steps: an administrator adds one."
    for step in steps:
        if step.is_out_of_reach:
            who = f"{len(step.seats)} may decide" if step.seats else "nobody may decide"
            return (
                f"“{step.said['name']}” of {policy.number} cannot be met for {record.number}: "
                f"{who}, since whoever has a part in it does not."
            )
    return ""
