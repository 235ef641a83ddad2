"""What becomes of votes: of one step, and of steps beside and after each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armillary.fittings.approvals.vocabulary import Quorum, Vote


@dataclass(frozen=True, slots=True)
class Ballot:
    """What somebody who is asked weighs and has said; nothing yet is ""."""

    weight: int
    vote: str


@dataclass(frozen=True, slots=True)
class Round:
    """A step: those of the same place are voted on beside each other, the others in turn."""

    place: int
    quorum: str
    needed: int
    may_veto: bool
    ballots: tuple[Ballot, ...]


def outcome_of(step: Round) -> Vote | None:
    """What a step says; None while it may still become either.

    With a veto one no is a no. Without, it is one once so many say no that a yes is out of reach.
    """
    if step.may_veto and any(each.vote == Vote.REJECT for each in step.ballots):
        return Vote.REJECT
    weigh = step.quorum == Quorum.WEIGHT
    said = _total(step.ballots, Vote.APPROVE, weigh=weigh)
    unsaid = _total(step.ballots, "", weigh=weigh)
    needed = needed_of(step)
    if said >= needed:
        return Vote.APPROVE
    return Vote.REJECT if said + unsaid < needed else None


def needed_of(step: Round) -> int:
    """How many votes, or how much weight, make a yes."""
    if step.quorum == Quorum.ANY:
        return 1
    return len(step.ballots) if step.quorum == Quorum.ALL else step.needed


def out_of_reach(step: Round) -> bool:
    """Whether it could not become a yes even if all who are asked said yes."""
    weigh = step.quorum == Quorum.WEIGHT
    most = sum(each.weight if weigh else 1 for each in step.ballots)
    return not step.ballots or most < needed_of(step)


def outcome_of_all(steps: Sequence[Round]) -> Vote | None:
    """One no is a no; a yes needs the yes of every step."""
    said = [outcome_of(step) for step in steps]
    if Vote.REJECT in said:
        return Vote.REJECT
    return None if None in said or not steps else Vote.APPROVE


def whose_turn(steps: Sequence[Round]) -> list[int]:
    """The indexes of the steps that are voted on now: the undecided ones of the lowest place."""
    undecided = [index for index, step in enumerate(steps) if outcome_of(step) is None]
    if not undecided or outcome_of_all(steps) is not None:
        return []
    place = min(steps[index].place for index in undecided)
    return [index for index in undecided if steps[index].place == place]


def _total(ballots: Iterable[Ballot], vote: str, *, weigh: bool) -> int:
    return sum(each.weight if weigh else 1 for each in ballots if each.vote == vote)
