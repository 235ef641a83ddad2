"""Whatever the bytes: each row is taken or refused, and the account adds up."""

from contextlib import suppress
from datetime import UTC
from io import BytesIO
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from armillary.operations.incident.imports.account import Account
from armillary.operations.incident.imports.ahead import stretches_of
from armillary.operations.incident.imports.columns import WrongFile
from armillary.operations.incident.imports.plan import Plan
from armillary.operations.incident.imports.reading import Refused, read_log
from armillary.operations.incident.imports.rows import SourceState
from armillary.operations.incident.imports.states import OVER, Phase, phase_of
from tests.incident_import.logs import HEADER, line, plan

cell_texts = st.text("aZ9 ä'漢=+-@|", min_size=1, max_size=20)
states = st.sampled_from([state.value for state in SourceState])
rows = st.fixed_dictionaries(
    {"number": st.sampled_from(["INC1", "INC2", "INC3"])},
    optional={
        "incident_state": states | st.just("-100"),
        "assignment_group": st.sampled_from(["?", "Group 1", "Group 2"]),
        "sys_mod_count": st.integers(-2, 9).map(str),
        "made_sla": st.sampled_from(["true", "false", "?"]),
        "subcategory": st.sampled_from(["?", "Subcategory 1"]),
        "sys_updated_at": st.sampled_from(["29/2/2016 01:23", "30/2/2016 01:23", "1/3/2016 00:00"]),
        "location": cell_texts,
    },
)


def accounted(content: bytes) -> tuple[Account, list[Plan]]:
    account, plans = Account(), []
    for stretch in stretches_of(read_log(BytesIO(content), UTC)):
        account.rows = stretch.rows
        for read in stretch.read:
            if isinstance(read, Refused):
                account.refuse(read)
            else:
                plans.append(read)
                account.take(read)
    return account, plans


@given(st.lists(rows, max_size=12))
def test_every_row_is_accounted_for_once(cells: list[dict[str, str]]) -> None:
    lines = [line(**row) for row in cells]

    account, plans = accounted("\n".join([HEADER, *lines]).encode())

    assert account.rows == len(cells)
    assert account.unexplained == 0
    assert account.incidents == len(plans) == len({plan.number for plan in plans})
    assert sum(plan.rows for plan in plans) + len(account.refused) == len(cells)


@given(st.binary(max_size=400))
def test_no_bytes_below_the_header_break_the_reader(content: bytes) -> None:
    account, _ = accounted(HEADER.encode() + b"\n" + content)

    assert account.unexplained == 0
    assert account.rows == sum(bool(part.strip()) for part in content.split(b"\n"))


@given(st.binary(max_size=400))
def test_no_bytes_at_all_break_the_reader(content: bytes) -> None:
    with suppress(WrongFile):
        account, _ = accounted(content)
        assert account.unexplained == 0


@given(st.lists(states, min_size=1, max_size=10))
def test_the_acts_end_in_the_phase_of_the_last_row(history: list[str]) -> None:
    steps = plan(*(line(incident_state=state) for state in history)).steps
    phase = Phase.NEW
    for step in steps:
        phase = {
            "Start": Phase.WORKING,
            "Hold": Phase.HELD,
            "Resume": Phase.WORKING,
            "Resolve": Phase.RESOLVED,
            "Close": Phase.CLOSED,
            "Reopen": Phase.WORKING,
        }.get(type(step).__name__, phase)

    begun = Phase.NEW if set(history) == {"New"} else Phase.WORKING
    assert phase == phase_of(SourceState(history[-1]), begun)


@given(st.lists(states, min_size=2, max_size=10))
def test_an_incident_is_reopened_as_often_as_it_left_its_end(history: list[str]) -> None:
    phases = [phase_of(SourceState(state)) for state in history]
    left = sum(
        (before in OVER and after not in OVER) or (before, after) == (Phase.CLOSED, Phase.RESOLVED)
        for before, after in pairwise(phases)
    )

    steps = plan(*(line(incident_state=state) for state in history)).steps

    assert [type(step).__name__ for step in steps].count("Reopen") == left


@given(st.lists(states, min_size=1, max_size=10))
def test_every_row_is_told_by_some_act(history: list[str]) -> None:
    steps = plan(*(line(incident_state=state) for state in history)).steps

    assert {step.line for step in steps} == set(range(2, len(history) + 2))
