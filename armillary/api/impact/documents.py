"""Impact and causes as JSON: the figures, the rows, and what was left out of them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar

from armillary.api.impact.asked import Narrowed
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.impact import (
    Downstream,
    Reached,
    RestsOn,
    Upstream,
)
from armillary.assurance.configuration.queries.surroundings import MOST
from armillary.engines.dependencies import State

WORDS = tuple(state.name.lower() for state in State)
NOT_ALL_SEEN = (
    f"More than {MOST:,} items hang together here. Those farther away were not looked at: they "
    "are missing, and what they would bring down as well."
)
Document = dict[str, Any]
R = TypeVar("R", Reached, RestsOn)


def impact_document(found: Downstream, narrowed: Narrowed) -> Document:
    """What becomes of whom, the worst first, then the nearest."""
    rows = list(found.rows())
    classes = _classes()
    kept = _meant(rows, narrowed)
    counts = Counter([WORDS[row.becomes] for row in rows])
    return {
        "direction": "downstream",
        "total": len(rows),
        **{word: counts[word] for word in ("down", "degraded", "reduced")},
        "left_out": _left_out(len(kept), narrowed, complete=found.complete),
        "items": [_reached(found, row, classes) for row in kept[: narrowed.limit]],
    }


def causes_document(found: Upstream, narrowed: Narrowed) -> Document:
    """What an item rests on, the nearest first."""
    rows = list(found.rows())
    classes = _classes()
    kept = _meant(rows, narrowed)
    return {
        "direction": "upstream",
        "total": len(rows),
        "alone": None if found.alone is None else sum(bool(row.alone) for row in rows),
        "left_out": _left_out(len(kept), narrowed, complete=found.complete),
        "items": [_rests_on(row, classes) for row in kept[: narrowed.limit]],
    }


def _reached(found: Downstream, row: Reached, classes: dict[int, str]) -> Document:
    _, name, of, family, state = row.item[:5]
    left = found.redundancy(row.item.key)
    return {
        "number": row.path[-1],
        "name": name,
        "class": classes[of],
        "family": family,
        "state": state,
        "depth": len(row.path) - 1,
        "path": row.path,
        "becomes": WORDS[row.becomes],
        "redundancy": left and left._asdict(),
    }


def _rests_on(row: RestsOn, classes: dict[int, str]) -> Document:
    _, name, of, family, state = row.item[:5]
    gate = row.cause.gate
    return {
        "number": row.path[0],
        "name": name,
        "class": classes[of],
        "family": family,
        "state": state,
        "depth": len(row.path) - 1,
        "path": row.path,
        "rule": row.cause.rule,
        "group": gate and {"needed": gate.needed, "members": len(gate.members)},
        "alone": row.alone,
    }


def _meant(rows: list[R], narrowed: Narrowed) -> list[R]:
    longest, family = narrowed.depth + 1, narrowed.family
    return [
        row
        for row in rows
        if len(row.path) <= longest and (not family or row.item.family == family)
    ]


def _left_out(kept: int, narrowed: Narrowed, *, complete: bool) -> str | None:
    said: Iterable[str] = (
        "" if complete else NOT_ALL_SEEN,
        f"Only the first {narrowed.limit:,} of {kept:,} are told." * (kept > narrowed.limit),
    )
    return " ".join(filter(None, said)) or None


def _classes() -> dict[int, str]:
    return {key: each.name for key, each in catalogue().classes.items()}
