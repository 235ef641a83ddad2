"""Clocks whose every second was reckoned by hand, and the traps into which others fell."""

import pytest

from armillary.engines.clocks import (
    Kind,
    Mark,
    Phase,
    Segment,
    State,
    Terms,
    explained,
    marked,
    reckon,
    totals,
)
from armillary.engines.worktime import ALWAYS
from tests.engines.worktime.moments import BERLIN_OFFICE, HOUR, MINUTE, at

RUNS, PAUSED, DONE, DROPPED = Phase
MONDAY = at("2026-11-23 09:00")
EIGHT_HOURS = Terms(0, 8 * HOUR, BERLIN_OFFICE, (50, 80))


def test_holidays_and_nights_do_not_count() -> None:
    found = reckon([Mark(at("2026-04-02 16:30"), RUNS)], [EIGHT_HOURS])

    assert (found.state, found.due) == (State.RUNNING, at("2026-04-07 15:30"))
    assert found.warnings == (at("2026-04-07 11:30"), at("2026-04-07 13:54"))


def test_a_pause_puts_off_what_is_due_by_its_working_time() -> None:
    pause = [Mark(at("2026-04-07 09:00"), PAUSED), Mark(at("2026-04-07 15:00"), RUNS)]

    found = reckon([Mark(at("2026-04-02 16:30"), RUNS), *pause], [EIGHT_HOURS])

    assert found.due == at("2026-04-08 12:30")


def test_while_it_is_paused_nothing_is_due_but_what_is_left_is_known() -> None:
    found = reckon([Mark(MONDAY, RUNS), Mark(MONDAY + 2 * HOUR, PAUSED)], [EIGHT_HOURS])

    assert (found.state, found.due, found.breached) == (State.PAUSED, None, None)
    assert (found.spent, found.left) == (2 * HOUR, 6 * HOUR)


def test_a_pause_that_begins_too_late_heals_nothing() -> None:
    marks = [Mark(MONDAY, RUNS), Mark(MONDAY + 3 * HOUR, PAUSED)]

    found = reckon(marks, [Terms(0, 2 * HOUR, ALWAYS)])

    assert (found.due, found.breached) == (MONDAY + 2 * HOUR, MONDAY + 2 * HOUR + 1)


@pytest.mark.parametrize(
    ("spent", "state"),
    [(8 * HOUR - 1, State.MET), (8 * HOUR, State.MET), (8 * HOUR + 1, State.MISSED)],
)
def test_a_second_decides(spent: int, state: State) -> None:
    found = reckon([Mark(MONDAY, RUNS), Mark(MONDAY + spent, DONE)], [Terms(0, 8 * HOUR, ALWAYS)])

    assert found.state == state


def test_nearly_all_of_the_time_is_not_all_of_it() -> None:
    """99.951 % is 100 % for those who round, and no breach for those who count."""
    target = 100_000
    found = reckon([Mark(0, RUNS), Mark(99_951, DONE)], [Terms(0, target, ALWAYS)])

    assert (found.state, found.breached) == (State.MET, None)


def test_what_ends_when_nobody_works_is_as_late_as_when_work_ended() -> None:
    friday, saturday = at("2026-11-27 09:00"), at("2026-11-28 12:00")
    found = reckon([Mark(friday, RUNS), Mark(saturday, DONE)], [EIGHT_HOURS])

    assert (found.due, found.spent, found.state) == (at("2026-11-27 17:00"), 8 * HOUR, State.MET)


def test_a_reopened_clock_goes_on_with_what_was_spent() -> None:
    marks = [Mark(MONDAY, RUNS), Mark(MONDAY + HOUR, DONE), Mark(MONDAY + 5 * HOUR, RUNS)]

    found = reckon(marks, [Terms(0, 2 * HOUR, ALWAYS)])

    assert (found.spent, found.due) == (HOUR, MONDAY + 6 * HOUR)


def test_a_swap_keeps_the_start_the_pauses_and_the_time_that_was_spent() -> None:
    marks = [Mark(MONDAY, RUNS), Mark(MONDAY + HOUR, PAUSED), Mark(MONDAY + 3 * HOUR, RUNS)]
    swap = [Terms(MONDAY, 8 * HOUR, ALWAYS), Terms(MONDAY + 4 * HOUR, 4 * HOUR, ALWAYS)]

    found = reckon(marks, swap)

    assert (found.started, found.due) == (MONDAY, MONDAY + 6 * HOUR)


def test_terms_that_are_not_retroactive_begin_anew() -> None:
    marks = [Mark(MONDAY, RUNS)]
    swap = [
        Terms(MONDAY, 8 * HOUR, ALWAYS),
        Terms(MONDAY + 3 * HOUR, 4 * HOUR, ALWAYS, retroactive=False),
    ]

    found = reckon(marks, swap)

    assert (found.started, found.due) == (MONDAY + 3 * HOUR, MONDAY + 7 * HOUR)


def test_a_late_correction_takes_the_place_of_what_was_not_so() -> None:
    marks = (Mark(0, RUNS), Mark(50, PAUSED, "vendor"), Mark(90, RUNS))

    assert marked(marks, Mark(40, DONE)) == (Mark(0, RUNS), Mark(40, DONE))


def test_what_was_dropped_was_neither_met_nor_missed() -> None:
    assert reckon([Mark(0, RUNS), Mark(9, DROPPED)], [EIGHT_HOURS]).state == State.DROPPED


def test_every_second_is_explained() -> None:
    marks = [
        Mark(at("2026-11-23 16:00"), RUNS),
        Mark(at("2026-11-24 09:00"), PAUSED, "vendor"),
        Mark(at("2026-11-24 10:00"), RUNS),
        Mark(at("2026-11-24 12:00"), DONE),
    ]
    holders = [(0, "Network"), (at("2026-11-24 11:00"), "Mia")]

    found = explained(
        marks,
        [Terms(0, 3 * HOUR, BERLIN_OFFICE)],
        at("2026-11-23 15:30"),
        at("2026-11-24 12:30"),
        holders,
    )

    assert found == [
        Segment(at("2026-11-23 15:30"), at("2026-11-23 16:00"), Kind.BEFORE, "", "Network"),
        Segment(at("2026-11-23 16:00"), at("2026-11-23 17:00"), Kind.COUNTED, "", "Network"),
        Segment(at("2026-11-23 17:00"), at("2026-11-24 08:00"), Kind.OUTSIDE, "", "Network"),
        Segment(at("2026-11-24 08:00"), at("2026-11-24 09:00"), Kind.COUNTED, "", "Network"),
        Segment(at("2026-11-24 09:00"), at("2026-11-24 10:00"), Kind.PAUSED, "vendor", "Network"),
        Segment(at("2026-11-24 10:00"), at("2026-11-24 11:00"), Kind.COUNTED, "", "Network"),
        Segment(at("2026-11-24 11:00"), at("2026-11-24 12:00"), Kind.LATE, "", "Mia"),
        Segment(at("2026-11-24 12:00"), at("2026-11-24 12:30"), Kind.AFTER, "", "Mia"),
    ]
    assert totals(found)[Kind.LATE] == 60 * MINUTE
