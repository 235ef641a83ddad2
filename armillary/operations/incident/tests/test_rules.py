"""The policy, by table and by property."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.kernel.acts import Act, Door
from armillary.operations.incident import rules
from armillary.operations.incident.vocabulary import (
    Channel,
    HoldReason,
    Impact,
    Priority,
    Urgency,
)
from armillary.operations.incident.words import words_of
from armillary.people.models import Person

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
impacts, urgencies = st.sampled_from(Impact), st.sampled_from(Urgency)
priorities = st.sampled_from(Priority)


@dataclass
class An:
    """An incident as far as a rule looks at it."""

    resolved_at: datetime | None = None
    priority: int = Priority.NORMAL
    closure_category_id: int | None = None
    priority_reason: str = ""
    assignee_id: int | None = None
    assignee: object = None


def at(moment: datetime) -> Act:
    return Act(actor=Person(pk=7, name="Ada"), at=moment, door=Door.WEB)


@pytest.mark.parametrize(
    ("impact", "urgency", "priority"),
    [
        (1, 1, Priority.CRITICAL),
        (1, 2, Priority.HIGH),
        (2, 1, Priority.HIGH),
        (1, 3, Priority.NORMAL),
        (2, 2, Priority.NORMAL),
        (3, 1, Priority.NORMAL),
        (2, 3, Priority.NORMAL),
        (3, 2, Priority.NORMAL),
        (3, 3, Priority.LOW),
    ],
)
def test_the_default_matrix(impact: int, urgency: int, priority: Priority) -> None:
    assert rules.default_priority(Impact(impact), Urgency(urgency)) is priority


@given(impacts, urgencies)
def test_more_impact_never_lowers_the_priority(impact: Impact, urgency: Urgency) -> None:
    weightier = Impact(max(1, impact - 1))

    assert rules.default_priority(weightier, urgency) <= rules.default_priority(impact, urgency)


@given(impacts, urgencies)
def test_impact_and_urgency_weigh_the_same(impact: Impact, urgency: Urgency) -> None:
    swapped = rules.default_priority(Impact(urgency.value), Urgency(impact.value))

    assert rules.default_priority(impact, urgency) is swapped


@given(priorities, priorities)
def test_a_choice_stands_as_long_as_it_has_a_reason(chosen: Priority, proposed: Priority) -> None:
    assert rules.priority_in_force(chosen, proposed, "the board meets") == chosen
    assert rules.priority_in_force(chosen, proposed, "") == proposed
    assert rules.priority_in_force(None, proposed, "") == proposed


@pytest.mark.parametrize(
    ("door", "channel"),
    [
        (Door.WEB, Channel.WEB),
        (Door.API, Channel.API),
        (Door.MAIL, Channel.EMAIL),
        (Door.JOB, Channel.EVENT),
        (Door.CLI, Channel.WEB),
    ],
)
def test_a_door_implies_a_channel(door: Door, channel: Channel) -> None:
    assert rules.channel_of(door) is channel


@pytest.mark.parametrize(
    ("reason", "pauses"),
    [
        (HoldReason.AWAITING_CALLER, True),
        (HoldReason.AWAITING_VENDOR, True),
        (HoldReason.AWAITING_CHANGE, True),
        (HoldReason.AWAITING_PROBLEM, False),
        (HoldReason.SCHEDULED_DATE, True),
        (HoldReason.AWAITING_PARTS, False),
        (HoldReason.AWAITING_APPROVAL, True),
        (HoldReason.AWAITING_ACCESS, True),
        (HoldReason.AWAITING_EVIDENCE, True),
    ],
)
def test_clocks_stop_while_others_must_act(reason: HoldReason, pauses: bool) -> None:
    assert rules.pauses(reason) is rules.pauses(reason.value) is pauses


def test_clocks_run_while_nothing_is_waited_for() -> None:
    assert rules.pauses("") is False


@pytest.mark.parametrize("reason", HoldReason)
def test_children_wait_with_their_parent_but_not_for_its_caller(reason: HoldReason) -> None:
    assert rules.concerns_children(reason) is (reason is not HoldReason.AWAITING_CALLER)


@given(st.timedeltas(timedelta(0), timedelta(days=30)))
def test_reopening_ends_with_the_window(later: timedelta) -> None:
    refusal = rules.too_late_to_reopen(An(resolved_at=NOON), at(NOON + later))

    assert (refusal is None) is (later <= rules.REOPEN_WINDOW)


def test_what_has_no_moment_of_resolution_can_be_reopened() -> None:
    assert rules.too_late_to_reopen(An(), at(NOON)) is None


@given(priorities, st.none() | st.integers(1, 9))
def test_a_grave_incident_needs_a_cause(priority: Priority, cause: int | None) -> None:
    refusal = rules.needs_cause(An(priority=priority, closure_category_id=cause))

    assert (refusal is None) is (cause is not None or priority >= Priority.NORMAL)


def test_a_proposal_is_followed_once() -> None:
    assert rules.follows_already(An(), at(NOON)) == "The priority is the proposed one already."
    assert rules.follows_already(An(priority_reason="the board meets"), at(NOON)) is None


@pytest.mark.parametrize(
    ("assignee_id", "why"),
    [
        (None, None),
        (7, "You have it already."),
        (8, "Grace has it already: reassign it if it should be yours."),
    ],
)
def test_nobody_takes_what_somebody_has(assignee_id: int | None, why: str | None) -> None:
    assert rules.is_taken(An(assignee_id=assignee_id, assignee="Grace"), at(NOON)) == why


@pytest.mark.parametrize(
    ("reason", "until", "why"),
    [
        (HoldReason.AWAITING_VENDOR, None, None),
        (HoldReason.AWAITING_VENDOR, NOON + timedelta(hours=1), None),
        (HoldReason.SCHEDULED_DATE, None, "Say until when."),
        (HoldReason.SCHEDULED_DATE, NOON, "This moment is over: name one that is still to come."),
    ],
)
def test_a_date_to_wait_for_is_still_to_come(
    reason: HoldReason, until: datetime | None, why: str | None
) -> None:
    assert rules.flaw_of_hold(reason, until, NOON) == why


@pytest.mark.parametrize(
    ("hours", "why"),
    [
        (0, None),
        (-1, None),
        (-2, "This is before the incident was reported."),
        (1, "This moment is still to come."),
    ],
)
def test_service_comes_back_between_report_and_now(hours: int, why: str | None) -> None:
    moment, reported = NOON + timedelta(hours=hours), NOON - timedelta(hours=1)

    assert rules.flaw_of_restoration(moment, reported, NOON) == why


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "INC-1"),
        (3, "INC-1, INC-2, INC-3"),
        (5, "INC-1, INC-2, INC-3 and 2 more"),
    ],
)
def test_many_numbers_are_named_in_few_words(count: int, words: str) -> None:
    assert rules.named(f"INC-{n}" for n in range(1, count + 1)) == words


def test_words_are_those_that_tell_one_trouble_from_another() -> None:
    assert words_of("The VPN does not connect", "VPN: error 691!") == (
        "vpn",
        "connect",
        "error",
        "691",
    )


@given(st.text(), st.text())
def test_words_are_safe_in_a_search(title: str, description: str) -> None:
    words = words_of(title, description)

    assert len(words) <= 12
    assert all(word.isalnum() for word in words)
