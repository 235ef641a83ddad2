"""Which thing a found one is: none, one or several, and why."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.assurance.configuration.imports.identification import (
    Identification,
    Register,
    Rule,
)
from armillary.assurance.configuration.imports.weak import Weak, normal

LINEAGE = {
    "server": ("server", "device"),
    "switch": ("switch", "device"),
    "device": ("device",),
    "prefix": ("prefix",),
}
RULES = (
    Rule("server", ("uuid",)),
    Rule("device", ("serial",)),
    Rule("device", ("name", "site")),
    Rule("prefix", ("prefix", "vrf?")),
)
HERE: Mapping[int, tuple[str, dict[str, str]]] = {
    1: ("server", {"uuid": "U1", "serial": "S-1", "name": "db1", "site": "Oslo"}),
    2: ("server", {"serial": "S-2", "name": "db2", "site": "Oslo"}),
    3: ("switch", {"serial": "S-3", "name": "sw", "site": "Oslo"}),
    4: ("switch", {"name": "sw", "site": "Oslo"}),
    5: ("prefix", {"prefix": "10.0.0.0/8"}),
    6: ("prefix", {"prefix": "10.0.0.0/8", "vrf": "Red"}),
}


def identification() -> Identification:
    return Identification(RULES, LINEAGE, Weak(frozenset({"acme"})))


def register(order: tuple[int, ...] = tuple(HERE)) -> Register[int]:
    known: Register[int] = Register(identification())
    for key in order:
        known.add(key, *HERE[key])
    return known


@pytest.mark.parametrize(
    ("class_name", "values", "things", "why"),
    [
        ("server", {"uuid": "u1", "serial": "S-2"}, (1,), "It has the same uuid “u1”."),
        ("server", {"uuid": "U9", "serial": " s-2 "}, (2,), "It has the same serial “s-2”."),
        ("switch", {"serial": "S-1"}, (1,), "It has the same serial “s-1”."),
        (
            "switch",
            {"name": "SW", "site": "Oslo"},
            (3, 4),
            "It has the same name “sw” and site “oslo”.",
        ),
        ("switch", {"serial": "S-9"}, (), "Nothing here agrees with it."),
        ("prefix", {"prefix": "10.0.0.0/8"}, (5,), "It has the same prefix “10.0.0.0/8”."),
        (
            "prefix",
            {"prefix": "10.0.0.0/8", "vrf": "red"},
            (6,),
            "It has the same prefix “10.0.0.0/8” and vrf “red”.",
        ),
        ("prefix", {"prefix": "10.0.0.0/8", "vrf": "Blue"}, (), "Nothing here agrees with it."),
        (
            "switch",
            {"serial": "To Be Filled By O.E.M."},
            (),
            (
                "Nothing identifies it: serial “To Be Filled By O.E.M.” is what makers leave in "
                "place of one."
            ),
        ),
        ("server", {}, (), "Nothing identifies it but the key that its source gives it."),
        (
            "unheard",
            {"serial": "S-1"},
            (),
            "Nothing identifies it but the key that its source gives it.",
        ),
    ],
)
def test_a_thing_is_found_by_the_first_rule_that_finds_any(
    class_name: str, values: dict[str, str], things: tuple[int, ...], why: str
) -> None:
    assert register().identify(class_name, values) == (things, why)


def test_what_is_known_to_be_another_is_not_proposed() -> None:
    outcome = register().identify("switch", {"name": "sw", "site": "oslo"}, without={3})

    assert outcome.one == 4


@given(st.permutations(list(HERE)), st.sampled_from(list(HERE)))
def test_the_order_in_which_things_came_is_nothing(order: list[int], asked: int) -> None:
    assert register(tuple(order)).identify(*HERE[asked]) == register().identify(*HERE[asked])


@pytest.mark.parametrize(
    "value",
    [
        "Default string",
        "DEFAULT  STRING",
        "to be filled by O.E.M.",
        "N/A",
        "0",
        "0000-0000",
        "",
        "00:00:00:00:00:00",
        "00-00-00-00-00-00",
        "FF:FF:FF:FF:FF:FF",
        "ffff.ffff.ffff",
        "None",
        "XXXXXXX",
        "........",
        "00000000-0000-0000-0000-000000000000",
        "0123456789",
        "Acme",
        "  ",
        "03000200-0400-0500-0006-000700080009",
        "localhost",
        "127.0.0.1",
        "None.",
        0,
    ],
)
def test_what_makers_leave_in_place_of_an_identifier_is_weak(value: object) -> None:
    weak = Weak(frozenset({"acme", "none."}))

    assert value in weak


@pytest.mark.parametrize("value", ["S-1", "CZC1234", "aa:bb:cc:dd:ee:ff", "7", "10.0.0.0/8", "R2"])
def test_what_tells_things_apart_is_not(value: str) -> None:
    assert value not in Weak()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AA-BB-CC-00-11-22", "aa:bb:cc:00:11:22"),
        ("aabb.cc00.1122", "aa:bb:cc:00:11:22"),
        ("  Ｓ-１ ", "s-1"),
        ("Dell\u00a0Inc.", "dell inc."),
    ],
)
def test_spellings_of_the_same_are_one(one: str, other: str) -> None:
    assert normal(one) == other


@given(st.text(max_size=40))
def test_what_is_normal_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)
