"""What becomes of votes: by a table, and held against every way in which the rest could vote."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from armillary.fittings.approvals.rules.outcome import (
    Ballot,
    Round,
    needed_of,
    out_of_reach,
    outcome_of,
    outcome_of_all,
    whose_turn,
)
from armillary.fittings.approvals.rules.persons import mailbox
from armillary.fittings.approvals.vocabulary import Quorum, Vote

Y, N, OPEN = Vote.APPROVE.value, Vote.REJECT.value, ""


def a_round(quorum: str, *votes: str, needed: int = 1, veto: bool = False, place: int = 1) -> Round:
    return Round(place, quorum, needed, veto, tuple(Ballot(1, vote) for vote in votes))


@pytest.mark.parametrize(
    ("step", "outcome"),
    [
        (a_round("any", OPEN, OPEN), None),
        (a_round("any", OPEN, Y), Vote.APPROVE),
        (a_round("any", OPEN, N), None),
        (a_round("any", OPEN, N, veto=True), Vote.REJECT),
        (a_round("any", N, N), Vote.REJECT),
        (a_round("some", Y, N, OPEN, needed=2), None),
        (a_round("some", Y, N, N, needed=2), Vote.REJECT),
        (a_round("some", Y, N, Y, needed=2), Vote.APPROVE),
        (a_round("all", Y, Y, OPEN), None),
        (a_round("all", Y, Y, Y), Vote.APPROVE),
        (a_round("all", Y, N, OPEN), Vote.REJECT),
        (a_round("all"), Vote.APPROVE),
    ],
)
def test_a_step_says(step: Round, outcome: Vote | None) -> None:
    assert outcome_of(step) == outcome


def test_a_step_with_nobody_in_it_is_never_asked() -> None:
    assert out_of_reach(a_round("all"))
    assert out_of_reach(a_round("some", OPEN, needed=2))
    assert not out_of_reach(a_round("some", OPEN, OPEN, needed=2))


def test_steps_come_in_turn_and_those_of_one_place_beside_each_other() -> None:
    first, second = a_round("any", OPEN, place=1), a_round("any", OPEN, place=1)
    third = a_round("any", OPEN, place=2)

    assert whose_turn([first, second, third]) == [0, 1]
    assert whose_turn([a_round("any", Y), second, third]) == [1]
    assert whose_turn([a_round("any", Y), a_round("any", Y), third]) == [2]
    assert whose_turn([a_round("any", N), second, third]) == []


ballots = some.lists(
    some.builds(Ballot, some.integers(1, 3), some.sampled_from([Y, N, OPEN])),
    min_size=1,
    max_size=5,
).map(tuple)


def rounds(vetoes: some.SearchStrategy[bool]) -> some.SearchStrategy[Round]:
    quorums, needed = some.sampled_from(Quorum.values), some.integers(1, 6)
    return some.builds(Round, some.integers(1, 3), quorums, needed, vetoes, ballots)


@given(rounds(some.just(False)))
def test_a_step_is_undecided_as_long_as_the_rest_can_make_it_either(step: Round) -> None:
    ends = {brute_force(step.quorum, needed_of(step), votes) for votes in completions(step)}

    assert outcome_of(step) == (ends.pop() if len(ends) == 1 else None)


@given(some.lists(rounds(some.booleans()), min_size=1, max_size=4))
def test_all_steps_are_needed_and_one_no_is_a_no(steps: list[Round]) -> None:
    said = [outcome_of(step) for step in steps]

    assert (outcome_of_all(steps) == Vote.REJECT) == (Vote.REJECT in said)
    assert (outcome_of_all(steps) == Vote.APPROVE) == (set(said) == {Vote.APPROVE})
    assert (whose_turn(steps) == []) == (outcome_of_all(steps) is not None)


def completions(step: Round) -> list[tuple[tuple[int, str], ...]]:
    """Every way in which those who have said nothing yet could vote."""
    ways = [(each.vote,) if each.vote else (Y, N) for each in step.ballots]
    weights = [each.weight for each in step.ballots]
    return [tuple(zip(weights, votes, strict=True)) for votes in product(*ways)]


def brute_force(quorum: str, needed: int, votes: tuple[tuple[int, str], ...]) -> Vote:
    """What complete votes come to, said in another way."""
    yes = [weight for weight, vote in votes if vote == Y]
    total = sum(yes) if quorum == Quorum.WEIGHT else len(yes)
    return Vote.APPROVE if total >= needed else Vote.REJECT


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ada@Example.com", "ada+second@example.com"), (" ada@example.com ", "ADA@EXAMPLE.COM")],
)
def test_capitals_and_what_stands_behind_a_plus_make_no_other_person(
    first: str, second: str
) -> None:
    assert mailbox(first) == mailbox(second)


def test_other_names_are_other_people() -> None:
    assert mailbox("ada@example.com") != mailbox("adah@example.com")
