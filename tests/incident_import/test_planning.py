"""From rows to acts: a table of lives, and the traps of the log."""

from datetime import UTC, datetime

import pytest

from armillary.operations.incident.imports.grouping import incidents_in
from armillary.operations.incident.imports.plan import (
    Assign,
    Categorise,
    Hold,
    Log,
    Prioritise,
    Resolve,
    Settle,
    Update,
    Waiting,
)
from armillary.operations.incident.imports.planning import Planner
from armillary.operations.incident.imports.reading import Refused
from armillary.operations.incident.imports.rows import Row
from tests.incident_import.logs import line, log, plan, plans, story

LATER = "1/3/2016 10:00"


@pytest.mark.parametrize(
    ("states", "acts"),
    [
        ("New", []),
        ("Active", ["Start"]),
        ("Awaiting Problem", ["Hold"]),
        ("Resolved", ["Resolve"]),
        ("New > Active > Resolved > Closed", ["Start", "Resolve", "Close"]),
        ("New > Awaiting Vendor > Active > Resolved", ["Hold", "Resume", "Resolve"]),
        ("Active > Awaiting Vendor > Awaiting Problem", ["Start", "Hold", "Hold"]),
        ("Active > Awaiting Evidence > Resolved", ["Start", "Hold", "Resolve"]),
        ("Active > Resolved > Active > Resolved", ["Start", "Resolve", "Reopen", "Resolve"]),
        ("Resolved > Awaiting User Info", ["Resolve", "Reopen", "Hold"]),
        ("Active > Closed", ["Start", "Resolve", "Close"]),
        ("New > Closed > Active", ["Resolve", "Close", "Reopen"]),
        ("Resolved > Closed > Resolved", ["Resolve", "Close", "Reopen", "Resolve"]),
        ("Active > New > Active", ["Start"]),
        ("Resolved > New > Resolved", ["Resolve", "Reopen", "Resolve"]),
        ("Awaiting Vendor > New > Awaiting Vendor", ["Hold", "Resume", "Hold"]),
    ],
)
def test_the_acts_between_the_states(states: str, acts: list[str]) -> None:
    told = story(*(line(incident_state=state) for state in states.split(" > ")))

    assert [act for act in told if act != "Update"] == acts


@pytest.mark.parametrize(
    ("state", "waiting"),
    [
        ("Awaiting User Info", Waiting.CALLER),
        ("Awaiting Problem", Waiting.PROBLEM),
        ("Awaiting Vendor", Waiting.VENDOR),
        ("Awaiting Evidence", Waiting.EVIDENCE),
    ],
)
def test_a_hold_says_what_it_waits_for(state: str, waiting: Waiting) -> None:
    (hold,) = (step for step in plan(line(incident_state=state)).steps if isinstance(step, Hold))

    assert hold.waiting is waiting


def test_an_incident_is_logged_by_its_opener_when_it_was_opened() -> None:
    opened = plan(line(incident_state="Active", assignment_group="Group 7"))

    assert opened.opening == Log(
        line=2,
        at=datetime(2016, 2, 29, 1, 16, tzinfo=UTC),
        by="Opened by 1",
        number="INC1",
        caller="Caller 1",
        channel="Phone",
        location="Location 1",
        category=("Category 1", "Subcategory 1", "Symptom 1"),
        impact=2,
        urgency=2,
        priority=3,
    )
    assert opened.steps[0] == Assign(
        2, datetime(2016, 2, 29, 1, 23, tzinfo=UTC), "Updated by 1", "Group 7", None
    )


def test_a_team_that_is_no_longer_known_is_not_remembered() -> None:
    steps = plan(
        line(assignment_group="Group 7", assigned_to="Resolver 2"),
        line(sys_updated_at=LATER),
    ).steps

    assert steps[-2] == Assign(3, datetime(2016, 3, 1, 10, tzinfo=UTC), "Updated by 1", None, None)


def test_a_change_of_kind_and_weight_is_an_act_each() -> None:
    steps = plan(line(), line(u_symptom="?", impact="1 - High", priority="2 - High")).steps

    at = datetime(2016, 2, 29, 1, 23, tzinfo=UTC)
    assert steps[-3:-1] == (
        Categorise(3, at, "Updated by 1", ("Category 1", "Subcategory 1")),
        Prioritise(3, at, "Updated by 1", 1, 2, 2),
    )


def test_what_lies_below_an_unknown_level_is_kept_beside_the_tree() -> None:
    steps = plan(line(), line(subcategory="?")).steps

    assert isinstance(steps[-3], Categorise)
    assert steps[-3].category == ("Category 1",)
    assert isinstance(steps[-2], Update)
    assert steps[-2].changes == {"u_symptom": (None, "Symptom 1")}


def test_the_last_resolution_is_by_whom_the_source_names() -> None:
    states = ("Resolved", "Active", "Resolved", "Closed")
    steps = plan(*(line(incident_state=state) for state in states)).steps

    assert [step.by for step in steps if isinstance(step, Resolve)] == [
        "Updated by 1",
        "Resolved by 1",
    ]


def test_a_row_without_visible_change_leaves_a_trace_and_is_counted() -> None:
    told = plan(line(sys_mod_count="3"), line(sys_mod_count="5", sys_updated_at=LATER))

    assert (told.rows, told.quiet) == (2, 1)
    trace = told.steps[-2]
    assert isinstance(trace, Update)
    assert trace.changes == {"sys_mod_count": ("3", "5")}


@pytest.mark.parametrize(
    ("cells", "change"),
    [
        ({"knowledge": "true"}, {"knowledge": ("false", "true")}),
        ({"problem_id": "PRB 7"}, {"problem_id": (None, "PRB 7")}),
        ({"reassignment_count": "1"}, {"reassignment_count": ("0", "1")}),
        ({"reopen_count": "1"}, {"reopen_count": ("0", "1")}),
        ({"contact_type": "Fax"}, {"contact_type": ("Phone", "Fax")}),
        ({"closed_code": "?"}, {"closed_code": ("code 6", None)}),
        ({"opened_by": "Opened by 2"}, {"opened_by": ("Opened by 1", "Opened by 2")}),
        ({"made_sla": "false"}, {}),
        ({"caller_id": "?"}, {}),
        ({"location": "Location 2"}, {}),
    ],
)
def test_what_has_no_act_of_its_own_is_an_update_and_not_quiet(
    cells: dict[str, str], change: dict[str, tuple[str | None, str | None]]
) -> None:
    told = plan(line(), line(**cells))

    update = told.steps[-2]
    assert isinstance(update, Update)
    assert (update.changes, told.quiet) == (change, 0)


def test_going_back_to_new_is_told_though_the_work_stays_begun() -> None:
    told = plan(line(incident_state="Active"), line(incident_state="New"))

    update = told.steps[-2]
    assert isinstance(update, Update)
    assert (update.changes, told.quiet) == ({"incident_state": ("Active", "New")}, 0)


def test_the_end_settles_what_the_source_recorded() -> None:
    settled = plan(line(reassignment_count="3", reopen_count="1")).steps[-1]

    assert isinstance(settled, Settle)
    assert settled.counts == {"reassign_count": 3, "reopen_count": 1}
    assert settled.moments == {
        "resolved_at": None,
        "closed_at": datetime(2016, 3, 5, 12, tzinfo=UTC),
    }


def test_counts_and_moments_that_the_source_does_not_record_are_not_settled() -> None:
    (row,) = log(line(reassignment_count="?", reopen_count="?"))
    assert isinstance(row, Row)

    settled = Planner(("knowledge", "problem_id"), absent=("resolved_at",)).plan([row]).steps[-1]

    assert isinstance(settled, Settle)
    assert settled.counts == {}
    assert list(settled.moments) == ["closed_at"]


def test_each_number_is_an_incident_of_its_own() -> None:
    told = plans(line(number="INC1"), line(number="INC1"), line(number="INC2"))

    assert [(one.number, one.rows) for one in told] == [("INC1", 2), ("INC2", 1)]


def test_a_number_that_comes_back_later_is_refused() -> None:
    rows = log(line(number="INC1"), line(number="INC2"), line(number="INC1"))

    (refused,) = (group for group in incidents_in(rows) if isinstance(group, Refused))

    assert refused == Refused(
        4, "INC1", "The rows of INC1 ended at line 2; sort the file by number."
    )


def test_a_refused_row_does_not_part_the_rows_around_it() -> None:
    rows = log(line(), line(incident_state="-100"), line())

    refused, group = incidents_in(rows)

    assert isinstance(refused, Refused)
    assert isinstance(group, list)
    assert [row.line for row in group] == [2, 4]
