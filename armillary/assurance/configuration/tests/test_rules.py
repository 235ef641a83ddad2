"""The policy of configuration management: which states each kind of thing goes through."""

import pytest

from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.process import ITEM
from armillary.assurance.configuration.rules import (
    LIVES,
    flaw_of_class,
    flaw_of_name,
    flaw_of_state,
)
from armillary.assurance.configuration.vocabulary import Life, Standing, State

ARROWS = {verb.name: verb for verb in ITEM.transitions}


@pytest.mark.parametrize(
    ("life", "never"),
    [
        (Life.PHYSICAL, set()),
        (Life.LOGICAL, {"ordered", "received", "in_stock", "disposed"}),
        (Life.SERVICE, {"ordered", "received", "in_stock", "disposed"}),
        (
            Life.PAPER,
            {"ordered", "received", "in_stock", "build_and_test", "staged", "disposed"},
        ),
    ],
)
def test_each_life_has_its_states(life: Life, never: set[str]) -> None:
    of = ConfigurationClass(label="Thing", life=life)

    assert {state.value for state in State if flaw_of_state(of, state)} == never


@pytest.mark.parametrize("life", Life)
def test_a_thing_of_any_life_can_go_from_plan_to_its_end(life: Life) -> None:
    reached = {State.PLANNED.value}
    for _ in State:
        reached |= {
            verb.target
            for verb in ARROWS.values()
            if reached & set(verb.sources) and verb.target in LIVES[life]
        }

    assert reached == {state.value for state in LIVES[life]}


def test_a_class_that_is_general_or_retired_has_no_new_things() -> None:
    general = ConfigurationClass(label="Computer", abstract=True, state=Standing.ACTIVE)
    retired = ConfigurationClass(label="Pager", abstract=False, state=Standing.RETIRED)
    plain = ConfigurationClass(label="Server", abstract=False, state=Standing.ACTIVE)

    assert flaw_of_class(general) == (
        "“Computer” is too general: choose one of the classes below it."
    )
    assert flaw_of_class(retired) == "“Pager” is retired: choose another class."
    assert flaw_of_class(plain) is None


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("server", True),
        ("a1_b", True),
        ("", False),
        ("Server", False),
        ("1a", False),
        ("a" * 41, False),
    ],
)
def test_names_for_programs(name: str, fits: bool) -> None:
    assert (flaw_of_name(name) is None) == fits
