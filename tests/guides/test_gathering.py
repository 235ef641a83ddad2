"""A guide is put together from our words, the model, the matrix, and what runs."""

import re

import pytest

from armillary.kernel.registry import processes, record_types
from armillary.reference.activities import ACTIVITIES, Change, Incident, Operations
from armillary.reference.edges import EDGES
from armillary.reference.guides import GUIDES
from armillary.reference.processes import (
    CHANGE,
    INCIDENT,
    OPERATIONS_MANAGEMENT,
    PROBLEM,
    PROCESSES,
    Process,
)
from armillary.reference.raci import RACI, Letter
from armillary.reference.roles import Role
from armillary.transformation.guides.gathering import guide_of
from armillary.transformation.guides.told import Told
from armillary.transformation.guides.wording import digest_of, lines_of

PAGES = {
    *("Ask the CMDB", "At risk", "Can it be kept?", "Configuration classes", "Impact"),
    *("New incident", "Service levels", "Status accounting", "Suspects in the graph"),
    "What it hits",
}
"""What people press that is no verb."""
SAYINGS = {"New", "not enough evidence", "do nothing", "use what we have"}

every_process = pytest.mark.parametrize("each", PROCESSES, ids=lambda each: each.id)


def told(process: Process) -> Told:
    return guide_of(process, processes(), RACI)


def version_of(guide: Told) -> str:
    return digest_of(lines_of(guide))


def test_what_a_guide_tells_people_to_press_is_there() -> None:
    kinds = record_types().values()
    verbs = {verb.label for kind in kinds for verb in (*kind.creations, *kind.verbs)}
    pressed = {
        words
        for guide in GUIDES
        for text in guide.texts
        for words in re.findall(r"\*([^*]+)\*", text)
    }

    assert pressed - verbs == PAGES | SAYINGS


@every_process
def test_the_guide_of_a_process_tells_of_its_activities_in_order(each: Process) -> None:
    assert tuple(chapter.activity for chapter in told(each).chapters) == each.activities


def test_every_edge_stands_in_the_guides_of_the_processes_that_it_joins() -> None:
    guides = [told(each) for each in PROCESSES]
    numbers = {
        exchange.number
        for guide in guides
        for exchange in (*guide.gets, *guide.gives, *guide.shares)
    }
    outside = {
        each.id
        for each in EDGES
        if not {*each.sources, *each.targets} & {"all", *(one.id for one in PROCESSES)}
    }

    assert numbers | outside == {each.id for each in EDGES}


def test_closed_incidents_are_given_by_one_process_and_got_by_another() -> None:
    given = next(each for each in told(INCIDENT).gives if each.number == 64)
    got = next(each for each in told(PROBLEM).gets if each.number == 64)

    assert (given.parties, got.parties) == ((PROBLEM.title,), (INCIDENT.title,))


def test_an_edge_without_direction_is_told_once_to_each_side() -> None:
    assert [each.number for each in told(CHANGE).shares if each.number == 62] == [62]
    assert 62 not in {each.number for each in (*told(CHANGE).gets, *told(CHANGE).gives)}


def test_an_activity_names_the_verbs_that_perform_it_and_the_roles_that_do_it() -> None:
    resolving = next(each for each in told(INCIDENT).chapters if each.anchor == "resolve")

    assert [each.label for each in resolving.doings] == ["Restore", "Resolve"]
    assert dict(resolving.duties)[Letter.ACCOUNTABLE] == (Role.INCIDENT_MANAGER,)
    assert resolving.is_built


def test_verbs_that_every_record_has_build_no_activity() -> None:
    labels = {
        doing.label
        for each in PROCESSES
        for chapter in told(each).chapters
        for doing in chapter.doings
    }

    assert labels & {"Comment", "Note", "Link", "Fill in", "Watch"} == set()


def test_each_of_the_134_activities_has_a_purpose_those_who_do_it_and_one_who_answers() -> None:
    chapters = [chapter for each in PROCESSES for chapter in told(each).chapters]

    assert len(chapters) == len(ACTIVITIES) == 134
    assert all(chapter.activity.guide for chapter in chapters)
    assert all(dict(chapter.duties)[Letter.RESPONSIBLE] for chapter in chapters)
    assert {len(dict(chapter.duties)[Letter.ACCOUNTABLE]) for chapter in chapters} == {1}


def test_verbs_about_anything_build_no_activity_either() -> None:
    """Doing something to many records names an activity of operations; it is not that work."""
    chapters = {chapter.activity: chapter for chapter in told(OPERATIONS_MANAGEMENT).chapters}

    assert not chapters[Operations.SCHEDULE_PRODUCTION_PROCESSING].is_built
    assert chapters[Operations.ADMINISTER_USERS].is_built


def test_each_measure_says_how_it_is_reckoned() -> None:
    formulas = [measure.formula for each in GUIDES for measure in each.measures]

    assert all(formulas)
    assert sorted(set(formulas)) == sorted(formulas)


def test_a_process_without_records_is_planned_and_told_all_the_same() -> None:
    planned = guide_of(CHANGE, (), RACI)

    assert (planned.is_built, planned.built, planned.lives) == (False, 0, ())
    assert len(planned.chapters) == 6


def test_a_life_has_the_states_of_its_record_and_the_ways_between_them() -> None:
    life = told(INCIDENT).lives[0]
    reopen = next(each for each in life.passages if each.verb == "reopen")

    assert [each.label for each in life.standings if each.begins] == ["New"]
    assert {each.label for each in life.standings if each.ends} == {"Cancelled", "Merged"}
    assert (reopen.sources, reopen.targets) == (("resolved", "closed"), ("in_progress",))
    assert reopen.rule == "After the window, the same trouble is a new incident."
    assert all(each.meaning for each in life.standings)


def test_what_happens_by_itself_is_told_with_its_time() -> None:
    assert {(each.name, each.when) for each in told(INCIDENT).routines} == {
        ("Close by time", "every hour"),
        ("Resume what is due", "every 5 minutes"),
        ("Report what a change has broken", "after back out, leave in of changes"),
    }


def test_the_same_guide_has_the_same_version_and_another_duty_another_one() -> None:
    moved = {**RACI, Change.APPROVE_CHANGES: {Role.OPERATOR: Letter.ACCOUNTABLE}}

    assert version_of(told(CHANGE)) == version_of(told(CHANGE))
    assert version_of(guide_of(CHANGE, processes(), moved)) != version_of(told(CHANGE))
    assert version_of(guide_of(INCIDENT, processes(), moved)) == version_of(told(INCIDENT))


def test_no_two_activities_are_told_in_one_place() -> None:
    anchors = [(each.id, chapter.anchor) for each in PROCESSES for chapter in told(each).chapters]

    assert len(set(anchors)) == len(ACTIVITIES)
    assert (INCIDENT.id, Incident.LOG.value.partition(".")[2]) in anchors
