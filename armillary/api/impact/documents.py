"""Impact and causes as JSON: the figures, the rows, and what was left out of them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from armillary.api.impact.asked import Narrowed
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.impact import (
    Downstream,
    Path,
    Reached,
    RestsOn,
    Upstream,
)
from armillary.assurance.configuration.queries.surroundings import MOST
from armillary.assurance.configuration.queries.told import Told
from armillary.engines.dependencies import State

WORDS = {state: state.name.lower() for state in State}
NOT_ALL_SEEN = (
    f"More than {MOST:,} items hang together here. Those farther away were not looked at: they "
    "are missing, and what they would bring down as well."
)
Document = dict[str, Any]


def impact_document(found: Downstream, narrowed: Narrowed) -> Document:
    """What becomes of whom, the worst first, then the nearest."""
    rows = list(found.rows())
    classes = _classes()
    kept = [row for row in rows if _is_meant(row, narrowed)]
    counts = Counter(row.becomes for row in rows)
    return {
        "direction": "downstream",
        "total": len(rows),
        **{WORDS[state]: counts[state] for state in (State.DOWN, State.DEGRADED, State.REDUCED)},
        "left_out": _left_out(len(kept), narrowed, complete=found.complete),
        "items": [_reached(found, row, classes) for row in kept[: narrowed.limit]],
    }


def causes_document(found: Upstream, narrowed: Narrowed) -> Document:
    """What an item rests on, the nearest first."""
    rows = list(found.rows())
    classes = _classes()
    kept = [row for row in rows if _is_meant(row, narrowed)]
    return {
        "direction": "upstream",
        "total": len(rows),
        "alone": None if found.alone is None else sum(bool(row.alone) for row in rows),
        "left_out": _left_out(len(kept), narrowed, complete=found.complete),
        "items": [_rests_on(row, classes) for row in kept[: narrowed.limit]],
    }


def _reached(found: Downstream, row: Reached, classes: dict[int, str]) -> Document:
    left = found.redundancy(row.item.key)
    return _item(row.item, row.path, classes) | {
        "becomes": WORDS[row.becomes],
        "redundancy": left and left._asdict(),
    }


def _rests_on(row: RestsOn, classes: dict[int, str]) -> Document:
    gate = row.cause.gate
    return _item(row.item, row.path, classes) | {
        "rule": row.cause.rule,
        "group": gate and {"needed": gate.needed, "members": len(gate.members)},
        "alone": row.alone,
    }


def _item(item: Told, path: Path, classes: dict[int, str]) -> Document:
    return {
        "number": item.number,
        "name": item.name,
        "class": classes[item.class_key],
        "family": item.family,
        "state": item.state,
        "depth": len(path) - 1,
        "path": path,
    }


def _is_meant(row: Reached | RestsOn, narrowed: Narrowed) -> bool:
    return len(row.path) <= narrowed.depth + 1 and narrowed.family in ("", row.item.family)


def _left_out(kept: int, narrowed: Narrowed, *, complete: bool) -> str | None:
    said: Iterable[str] = (
        "" if complete else NOT_ALL_SEEN,
        f"Only the first {narrowed.limit:,} of {kept:,} are told." * (kept > narrowed.limit),
    )
    return " ".join(filter(None, said)) or None


def _classes() -> dict[int, str]:
    return {key: each.name for key, each in catalogue().classes.items()}
