"""The policy of batches: how much at once, and what can be taken back."""

MOST_ITEMS = 100_000
OFTEN_ENOUGH = 3
"""At this attempt, an item that was alone with its worker is what ended the worker."""


def share(part: int, total: int) -> int:
    """How many percent a part is, never 100 before all is done."""
    return part * 100 // total if total else 100
