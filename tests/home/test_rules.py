"""What is next, and why: by rank, then by due, then by priority."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.fittings.work.queries import Item
from armillary.fittings.work.rules import Why
from armillary.web.home.rules import Rank, candidate, ranked
from tests.makers import MONDAY

HOUR = timedelta(hours=1)


def item(number: int = 1, **given: Any) -> Item:
    said: dict[str, Any] = {
        "why": Why.MINE,
        "slug": "tasks",
        "title": "Fill in oil",
        "state": "ready",
        "priority": None,
        "due_at": None,
        "team": "",
    }
    return Item(key=number, number=f"TSK-{number:06d}", **said | given)


@pytest.mark.parametrize(
    ("given", "rank", "why"),
    [
        ({}, Rank.MINE, "Yours"),
        ({"priority": 2}, Rank.PRESSING, "Yours"),
        ({"priority": 3}, Rank.MINE, "Yours"),
        ({"due_at": MONDAY}, Rank.OVERDUE, "Overdue: yours"),
        ({"due_at": MONDAY + HOUR}, Rank.SOON, "Due soon: yours"),
        ({"due_at": MONDAY + 25 * HOUR}, Rank.MINE, "Yours"),
        ({"why": Why.TEAM, "team": "Desk"}, Rank.TEAM, "Nobody's yet in Desk"),
        ({"why": Why.TEAM, "priority": 1}, Rank.PRESSING, "Nobody's yet in your teams"),
        ({"why": Why.HANDOFF}, Rank.HANDED, "Another process hands it to yours"),
        (
            {"why": Why.HANDOFF, "due_at": MONDAY - HOUR},
            Rank.OVERDUE,
            "Overdue: another process hands it to yours",
        ),
    ],
)
def test_everything_says_why_it_stands_where_it_does(
    given: dict[str, Any], rank: Rank, why: str
) -> None:
    made = candidate(item(**given), MONDAY)

    assert made is not None
    assert (made.rank, made.why) == (rank, why)


def test_what_waits_for_something_is_not_next() -> None:
    assert candidate(item(why=Why.WAITING, due_at=MONDAY), MONDAY) is None


def test_the_order_is_rank_then_due_then_priority_and_each_stands_once() -> None:
    items = [
        item(1),
        item(2, priority=1),
        item(3, due_at=MONDAY + 2 * HOUR),
        item(4, due_at=MONDAY + HOUR),
        item(5, due_at=MONDAY - HOUR),
        item(5, due_at=MONDAY - HOUR),
        item(6, why=Why.TEAM),
    ]
    found = [made for each in items if (made := candidate(each, MONDAY))]

    assert [int(each.number[4:]) for each in ranked(found, 9)] == [5, 4, 3, 2, 1, 6]
    assert [int(each.number[4:]) for each in ranked(found, 2)] == [5, 4]
