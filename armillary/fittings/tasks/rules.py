"""The policy of tasks. Plain values in, plain values out: no database, no clock."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from armillary.fittings.tasks.vocabulary import Reminding

SOON = timedelta(hours=24)
MOST_ITEMS = 100
MOST_PREDECESSORS = 50
LONGEST_ITEM = 300

Item = dict[str, Any]
"""One point of a checklist: its number, its words, whether it is done, and by whom and when."""

Edge = tuple[int, int]
"""A task, and one that must end before it."""


def closes_a_circle(edges: Iterable[Edge], task: int, before: int) -> bool:
    """Whether a task that waits for this other one would wait for itself in the end."""
    waits_for: dict[int, list[int]] = defaultdict(list)
    for later, earlier in edges:
        waits_for[later].append(earlier)
    to_see, seen = [before], {before}
    while to_see:
        here = to_see.pop()
        if here == task:
            return True
        fresh = [each for each in waits_for[here] if each not in seen]
        seen.update(fresh)
        to_see += fresh
    return False


def refusal_to_wait(numbers: Sequence[str]) -> str | None:
    """Why a task cannot go on while these have not ended."""
    if not numbers:
        return None
    return f"This waits for {' and '.join(numbers)}: finish or cancel that first."


def open_items(checklist: Sequence[Item]) -> str | None:
    """Why a task is not finished while its checklist is not."""
    left = sum(not item["done"] for item in checklist)
    if not left:
        return None
    points = "1 point" if left == 1 else f"{left} points"
    return f"{points} of the checklist: tick or remove what is left, then finish."


def with_item(checklist: Sequence[Item], text: str) -> list[Item]:
    """The checklist with one point more; numbers are never used twice while it is there."""
    number = max((item["number"] for item in checklist), default=0) + 1
    return [*checklist, {"number": number, "text": text, "done": False, "by": "", "at": ""}]


def ticked(checklist: Sequence[Item], number: int, *, by: str, at: datetime) -> list[Item]:
    """The checklist with this point done."""
    told = {"done": True, "by": by, "at": at.isoformat()}
    return [item | told if item["number"] == number else item for item in checklist]


def unticked(checklist: Sequence[Item], number: int) -> list[Item]:
    """The checklist with this point to be done again."""
    told = {"done": False, "by": "", "at": ""}
    return [item | told if item["number"] == number else item for item in checklist]


def without_item(checklist: Sequence[Item], number: int) -> list[Item]:
    return [item for item in checklist if item["number"] != number]


def reminding(due_at: datetime, now: datetime) -> Reminding:
    """Of what the assignee of a task is to be reminded, once it is due soon."""
    return Reminding.OVERDUE if due_at <= now else Reminding.DUE
