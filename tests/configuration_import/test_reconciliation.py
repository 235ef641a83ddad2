"""Which of several claimed values is believed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.assurance.configuration.imports.reconciliation import (
    Claimed,
    Policy,
    Way,
    believed,
)

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLAIMS = (
    Claimed("netbox", "Linux 5", MONDAY),
    Claimed("agent", "Linux 6", MONDAY + timedelta(days=1)),
    Claimed("scan", "Linux 5", MONDAY - timedelta(days=9)),
)
DAY = timedelta(days=1)
ORDER = ("person", "netbox", "agent")
claims = st.lists(
    st.builds(
        Claimed,
        st.sampled_from(["person", "netbox", "agent", "scan"]),
        st.sampled_from(["a", "b", 1, 2.5, True]),
        st.sampled_from([MONDAY, MONDAY + timedelta(days=1)]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda claim: claim.source,
)
policies = st.builds(Policy, st.sampled_from(Way), st.permutations(ORDER).map(tuple))


@pytest.mark.parametrize(
    ("policy", "value", "source", "why"),
    [
        (Policy(Way.PRECEDENCE, ORDER), "Linux 5", "netbox", "netbox is believed before agent."),
        (
            Policy(Way.PRECEDENCE, ()),
            "Linux 6",
            "agent",
            "agent says so most recently; otherwise netbox, scan.",
        ),
        (
            Policy(Way.MOST_RECENT, ORDER),
            "Linux 6",
            "agent",
            "agent says so most recently; otherwise netbox, scan.",
        ),
        (Policy(Way.MOST_REPORTED, ORDER), "Linux 5", "netbox", "2 say so; otherwise agent."),
    ],
)
def test_each_way_has_its_winner(policy: Policy, value: str, source: str, why: str) -> None:
    assert believed(CLAIMS, policy) == (value, source, why)


def test_a_source_that_says_both_is_not_said_to_speak_against_itself() -> None:
    earlier, later = CLAIMS[0], CLAIMS[0]._replace(value="Linux 7", seen_at=CLAIMS[0].seen_at + DAY)
    source = later.source

    told = believed((earlier, later), Policy(Way.MOST_RECENT))

    assert told == ("Linux 7", source, f"{source} says both, this most recently.")


def test_nothing_is_believed_where_nothing_is_claimed() -> None:
    assert believed((), Policy()) is None


@given(claims, policies, st.randoms())
def test_the_order_of_claims_is_nothing(
    said: list[Claimed], policy: Policy, chance: object
) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert believed(shuffled, policy) == believed(said, policy)


@given(claims, policies)
def test_what_is_believed_was_claimed(said: list[Claimed], policy: Policy) -> None:
    won = believed(said, policy)

    assert won is not None
    assert (won.source, won.value) in [(claim.source, claim.value) for claim in said]


@given(claims)
def test_the_first_in_the_order_wins_whatever_the_others_say(said: list[Claimed]) -> None:
    said = [*(each for each in said if each.source != "person"), Claimed("person", "x", MONDAY)]

    won = believed(said, Policy())

    assert won is not None
    assert won.value == "x"
