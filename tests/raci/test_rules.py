"""What must hold in a line of the matrix: by table, and for whatever is edited in any order."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.fittings.raci.rules import (
    NOBODY_ANSWERS,
    NOBODY_DOES,
    accountable,
    edited,
    refusal,
    responsible,
    widened,
)
from armillary.reference.activities import ACTIVITIES
from armillary.reference.raci import RACI, Letter
from armillary.reference.raci import responsible as by_default
from armillary.reference.raci.apart import APART, CHECKS, apart_from

LINE = {"manager": "A", "agent": "R", "expert": "R", "owner": "C"}
ALONE = {"manager": "A", "agent": "R"}
ROLES = ["manager", "agent", "expert", "owner", "operator"]
letters = st.sampled_from(["", *Letter])


@pytest.mark.parametrize(
    ("line", "role", "letter", "former", "after"),
    [
        (LINE, "owner", "I", "", {**LINE, "owner": "I"}),
        (LINE, "operator", "R", "", {**LINE, "operator": "R"}),
        (LINE, "owner", "", "", {"manager": "A", "agent": "R", "expert": "R"}),
        (LINE, "owner", "A", "", {"agent": "R", "expert": "R", "owner": "A"}),
        (LINE, "owner", "A", "C", {**LINE, "owner": "A", "manager": "C"}),
        (LINE, "owner", "A", "R", {**LINE, "owner": "A", "manager": "R"}),
        (LINE, "owner", "C", "R", LINE),
        ({}, "owner", "A", "C", {"owner": "A"}),
    ],
)
def test_a_cell_is_edited_and_nothing_else_but_who_answers(
    line: Mapping[str, str], role: str, letter: str, former: str, after: Mapping[str, str]
) -> None:
    assert edited(line, role, letter, former) == after


@pytest.mark.parametrize(
    ("line", "role", "letter", "why"),
    [
        (LINE, "manager", "C", NOBODY_ANSWERS),
        (LINE, "manager", "R", NOBODY_ANSWERS),
        (LINE, "manager", "", NOBODY_ANSWERS),
        (LINE, "agent", "", None),
        (LINE, "owner", "A", None),
        (ALONE, "agent", "", NOBODY_DOES),
        (ALONE, "agent", "C", NOBODY_DOES),
        (ALONE, "agent", "A", NOBODY_DOES),
        ({"owner": "C"}, "owner", "I", None),
        ({"a": "A", "b": "A", "c": "R"}, "a", "C", None),
    ],
)
def test_a_line_is_not_left_without_anybody_who_answers_or_does_it(
    line: Mapping[str, str], role: str, letter: str, why: str | None
) -> None:
    assert refusal(line, edited(line, role, letter)) == why


@given(st.lists(st.tuples(st.sampled_from(ROLES), letters, st.sampled_from(["", "R", "C", "I"]))))
def test_whatever_is_tried_one_role_answers_and_at_least_one_does_it(
    tries: list[tuple[str, str, str]],
) -> None:
    line: Mapping[str, str] = LINE
    for role, letter, former in tries:
        after = edited(line, role, letter, former)
        line = line if refusal(line, after) else after

        assert len(accountable(line)) == 1
        assert responsible(line)


@given(st.sampled_from(ROLES), letters)
def test_who_is_widened_does_it_afterwards_and_did_not_before(role: str, letter: str) -> None:
    after = edited(LINE, role, letter)

    assert widened(LINE, after) == {each for each in after if after[each] == "R"} - {
        "agent",
        "expert",
    }


@pytest.mark.parametrize("each", APART, ids=lambda each: each.why)
def test_no_role_of_the_reference_model_has_together_what_must_be_apart(each: object) -> None:
    assert isinstance(each, type(APART[0]))
    assert set(by_default(each.work)) & set(by_default(each.check)) == set()
    assert each.why.endswith(".")


def test_what_must_be_apart_is_found_from_both_sides() -> None:
    for each in APART:
        assert (each.check, each.why) in apart_from(each.work)
        assert (each.work, each.why) in apart_from(each.check)
    assert sum(len(apart_from(each)) for each in ACTIVITIES) == 2 * len(APART)
    assert set(CHECKS) <= set(RACI)
