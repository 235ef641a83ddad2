"""The plan of the demo is a pure function, and what it tells could have happened."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from armillary.demo.plan.company import LONGEST_LIFE, ROBOT
from armillary.demo.plan.steps import Life, Step
from armillary.demo.plan.world import SEED, Size, World, _told, world
from armillary.demo.words import FAULTS

MORNING = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)
ENDS = {"close", "cancel", "merge"}


@pytest.fixture(scope="module")
def small() -> World:
    return world(MORNING, Size.SMALL)


@pytest.fixture(scope="module")
def lives(small: World) -> list[Life]:
    return [small.life(group) for group in small.groups]


@pytest.fixture(scope="module")
def full() -> World:
    return world(MORNING)


def test_the_same_seed_and_moment_give_the_same_plan(small: World, lives: list[Life]) -> None:
    again = _told.__wrapped__(MORNING, Size.SMALL, SEED)

    assert again == small
    assert [again.life(group) for group in again.groups] == lives
    assert world(MORNING, Size.SMALL, seed=7).groups != small.groups


def test_a_life_is_the_same_whichever_is_told_first(small: World, lives: list[Life]) -> None:
    assert [small.life(group) for group in reversed(small.groups)] == lives[::-1]


def test_every_record_begins_with_its_log_and_none_ends_before(lives: list[Life]) -> None:
    wrong = [life for life in lives for steps in by_record(life) if not sound(steps)]

    assert wrong == []


def by_record(life: Life) -> list[list[Step]]:
    return [
        [step for step in life.steps if step.which == which] for which in range(len(life.numbers))
    ]


def sound(steps: list[Step]) -> bool:
    verbs = [step.verb for step in steps]
    ended = [at for at, verb in enumerate(verbs) if verb in ENDS]
    return verbs[0] == "log" and verbs.count("log") == 1 and ended == [len(verbs) - 1]


def test_every_act_stands_in_the_order_of_time(lives: list[Life]) -> None:
    assert [
        life for life in lives if list(life.steps) != sorted(life.steps, key=lambda step: step.at)
    ] == []


def test_no_life_lasts_longer_than_anybody_who_is_in_it(lives: list[Life]) -> None:
    longest = max(life.steps[-1].at - life.steps[0].at for life in lives)

    assert longest < LONGEST_LIFE


def test_everybody_is_here_when_they_act_or_are_given_work(small: World, lives: list[Life]) -> None:
    people = small.company.people
    absent = [
        (step.verb, key)
        for life in lives
        for step in life.steps
        for key in (step.by, step.said.get("caller"), step.said.get("assignee"))
        if key not in (None, ROBOT) and not people[key].is_here(step.at)
    ]

    assert absent == []


def test_children_and_twins_follow_one_that_began_before(lives: list[Life]) -> None:
    families = [life for life in lives if len(life.numbers) > 1]

    assert len(families) >= 2
    assert all(life.steps[0].which == 0 for life in families)


def test_two_years_of_a_company_have_plausible_figures(full: World) -> None:
    calls = [call for group in full.groups for call in group]
    here = [human for human in full.company.people if human.is_here(MORNING)]
    by_day = Counter(call.at.weekday() for call in calls)
    years = Counter((MORNING - call.at).days // 365 for call in calls)

    assert 1_450 <= len(here) <= 1_550
    assert 120 <= sum(1 for human in here if human.teams) <= 140
    assert 14_000 <= len(calls) <= 19_000
    assert by_day[0] > by_day[3] > 2 * by_day[6]
    assert 1.05 < years[0] / years[1] < 1.3
    assert len(full.past) - len(full.old) < 2_500


def test_people_join_and_leave_and_successors_come_the_same_day(full: World) -> None:
    left = [human for human in full.company.people if human.until]
    joined = {human.since for human in full.company.people}

    assert len(left) > 200
    assert {human.until for human in left} <= joined
    assert len({human.email for human in full.company.people}) == len(full.company.people)


def test_work_lies_about_as_on_a_monday_morning(full: World) -> None:
    told = [full.life(group).until(MORNING) for group in full.groups[-900:]]
    still_open = [steps for steps in told if not ENDS & {step.verb for step in steps}]
    untouched = [s for s in still_open if {step.verb for step in s} <= {"log", "categorise"}]

    assert len(still_open) > 100
    assert 8 <= len(untouched) <= 30
    assert MORNING - untouched[-1][0].at < timedelta(hours=3)


def test_there_are_many_symptoms_in_many_words(full: World) -> None:
    assert sum(len(fault.things) for fault in FAULTS) >= 150
    titles = {full.life(group).steps[0].said["title"] for group in full.groups[::10]}

    assert len(titles) > 800
