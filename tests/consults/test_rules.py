"""Whom a question reaches, and who hears of a deed: plain values in, plain values out."""

from collections.abc import Collection, Mapping, Sequence

import pytest

from armillary.fittings.consults import rules

MIA, TOM, ADA, NOOR = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("people", "stand_ins", "asked"),
    [
        ([], {}, {}),
        ([MIA, TOM], {}, {MIA: None, TOM: None}),
        ([MIA, TOM], {MIA: ADA}, {TOM: None, ADA: MIA}),
        ([MIA, TOM], {MIA: TOM}, {TOM: None}),
        ([MIA, TOM], {MIA: ADA, TOM: ADA}, {ADA: MIA}),
        ([MIA], {TOM: ADA}, {MIA: None}),
    ],
    ids=[
        "nobody",
        "all who are here",
        "who is away is stood in for",
        "nobody is asked twice",
        "one stands in for two",
        "an absence of somebody else",
    ],
)
def test_who_is_away_is_stood_in_for_and_each_is_asked_once(
    people: Sequence[int], stand_ins: Mapping[int, int], asked: Mapping[int, int | None]
) -> None:
    assert rules.stood_in(people, stand_ins) == asked


@pytest.mark.parametrize(
    ("holders", "watchers", "told"),
    [
        ({MIA, TOM, ADA}, set(), [MIA, TOM]),
        ({MIA, TOM, ADA}, {TOM, NOOR}, [MIA]),
        ({ADA}, set(), []),
        (set(), {MIA}, []),
    ],
)
def test_neither_who_did_it_nor_who_watches_is_told_as_informed(
    holders: Collection[int], watchers: Collection[int], told: Sequence[int]
) -> None:
    assert rules.listeners(holders, watchers, ADA) == told


@pytest.mark.parametrize(("hours", "fits"), [(0, False), (1, True), (1000, True), (1001, False)])
def test_hours_to_answer(hours: int, fits: bool) -> None:
    assert (rules.flaw_of_hours(hours) is None) is fits
