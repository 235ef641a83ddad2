"""The sample of a real log: every row is taken, and the plans hold its figures."""

import json
from collections import Counter
from datetime import UTC
from pathlib import Path

import pytest

from armillary.operations.incident.imports.account import Account
from armillary.operations.incident.imports.ahead import planned_ahead, stretches_of
from armillary.operations.incident.imports.plan import Assign, Log, Plan, Prioritise, Step, Update
from armillary.operations.incident.imports.reading import Refused, open_log, read_log
from tests.fixtures.uci_incident_sample import figures

SAMPLE = Path(figures.__file__).with_name("incidents.csv.xz")
EXPECTED = json.loads(SAMPLE.with_name("expected.json").read_text())


@pytest.fixture(scope="module")
def taken() -> tuple[Account, list[Plan]]:
    account, plans = Account(), []
    for stretch in planned_ahead(SAMPLE, UTC):
        account.rows = stretch.rows
        for plan in stretch.read:
            assert not isinstance(plan, Refused)
            plans.append(plan)
            account.take(plan)
    return account, plans


def last(plan: Plan, *kinds: type[Step]) -> Step:
    return next(step for step in reversed((plan.opening, *plan.steps)) if isinstance(step, kinds))


def test_the_expected_figures_are_those_of_the_plain_script() -> None:
    assert figures.figures(SAMPLE) == EXPECTED


def test_what_another_process_has_read_is_what_this_one_reads(
    taken: tuple[Account, list[Plan]],
) -> None:
    with open_log(SAMPLE) as file:
        here = [plan for stretch in stretches_of(read_log(file, UTC)) for plan in stretch.read]

    assert taken[1] == here


def test_all_rows_of_the_sample_are_taken(taken: tuple[Account, list[Plan]]) -> None:
    account, _ = taken

    assert (account.rows, account.incidents) == (EXPECTED["rows"], EXPECTED["incidents"])
    assert (account.unexplained, account.refused) == (0, [])
    assert account.told + account.quiet == EXPECTED["rows"]


def test_priorities_teams_and_ends_are_those_of_the_last_rows(
    taken: tuple[Account, list[Plan]],
) -> None:
    _, plans = taken

    weights = [last(plan, Prioritise, Log) for plan in plans]
    teams = [last(plan, Assign) for plan in plans if any(isinstance(s, Assign) for s in plan.steps)]
    ends = [last(plan, Update) for plan in plans]

    priorities = Counter(str(getattr(step, "priority", None)) for step in weights)
    assert priorities == EXPECTED["priority"]
    known = Counter(step.team for step in teams if isinstance(step, Assign) and step.team)
    assert known == {name: n for name, n in EXPECTED["by_team"].items() if name != "?"}
    met = sum(end.sla_met is True for end in ends if isinstance(end, Update))
    assert met == EXPECTED["sla_met"]


def test_reopening_shows_in_the_acts_as_the_source_counted_it(
    taken: tuple[Account, list[Plan]],
) -> None:
    _, plans = taken

    reopened = [
        plan.number for plan in plans if any(type(s).__name__ == "Reopen" for s in plan.steps)
    ]

    assert len(reopened) == EXPECTED["reopened"]
