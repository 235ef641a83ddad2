"""Impact and causes as JSON: the figures, the rows, and what was left out of them."""

from collections import Counter
from typing import Any

import msgspec

from armillary.api.impact.asked import Narrowed
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.impact import (
    Downstream,
    Reached,
    RestsOn,
    Upstream,
)
from armillary.assurance.configuration.queries.surroundings import MOST
from armillary.engines.dependencies import State
from armillary.records.models import numbered

WORDS = tuple(state.name.lower() for state in State)
NOT_ALL_SEEN = (
    f"More than {MOST:,} items hang together here. Those farther away were not looked at: they "
    "are missing, and what they would bring down as well."
)
Document = dict[str, Any]


class Group(msgspec.Struct, gc=False, frozen=True):
    """What is left of a group."""

    standing: int
    needed: int
    members: int


class Row(msgspec.Struct, gc=False, frozen=True, rename={"of": "class"}):
    """An item that a failure reaches. There may be very many: these cost a third of a dict."""

    number: str | None
    name: str
    of: str
    family: str
    state: str
    depth: int
    path: tuple[str | None, ...]
    becomes: str
    redundancy: Group | None


def impact_document(found: Downstream, narrowed: Narrowed) -> Document:
    """What becomes of whom, the worst first, then the nearest."""
    counts, kept = Counter[State](), _Kept(narrowed)
    classes = _classes()
    for row in found.rows():
        counts[row.becomes] += 1
        if kept.takes(row):
            kept.items.append(_reached(found, row, classes))
    return {
        "direction": "downstream",
        "instead": _instead(found),
        "total": counts.total(),
        **{WORDS[each]: counts[each] for each in (State.DOWN, State.DEGRADED, State.REDUCED)},
        "left_out": kept.left_out(complete=found.complete),
        "items": kept.items,
    }


def causes_document(found: Upstream, narrowed: Narrowed) -> Document:
    """What an item rests on, the nearest first."""
    total, alone, kept = 0, 0, _Kept(narrowed)
    classes = _classes()
    for row in found.rows():
        total += 1
        alone += bool(row.alone)
        if kept.takes(row):
            kept.items.append(_rests_on(row, classes))
    return {
        "direction": "upstream",
        "instead": _instead(found),
        "total": total,
        "alone": None if found.alone is None else alone,
        "left_out": kept.left_out(complete=found.complete),
        "items": kept.items,
    }


class _Kept:
    """The rows that are told of those that were asked for."""

    def __init__(self, narrowed: Narrowed) -> None:
        self.items: list[Document | Row] = []
        self._deepest = narrowed.depth
        self._family, self._limit = narrowed.family, narrowed.limit
        self._meant = 0

    def takes(self, row: Reached | RestsOn) -> bool:
        """Whether the row is meant, and there is room for it."""
        if row.depth > self._deepest or self._family not in ("", row.item.family):
            return False
        self._meant += 1
        return self._meant <= self._limit

    def left_out(self, *, complete: bool) -> str | None:
        """What is missing, in words."""
        more = f"Only the first {self._limit:,} of {self._meant:,} are told."
        said = ("" if complete else NOT_ALL_SEEN, more * (self._meant > self._limit))
        return " ".join(filter(None, said)) or None


def _reached(found: Downstream, row: Reached, classes: dict[int, str]) -> Row:
    item, becomes, path, depth = row
    left = found.redundancy(item.key)
    return Row(
        path[-1],
        item.name,
        classes[item.class_key],
        item.family,
        item.state,
        depth,
        path,
        WORDS[becomes],
        left and Group(*left),
    )


def _rests_on(row: RestsOn, classes: dict[int, str]) -> Document:
    _, name, of, family, state = row.item[:5]
    gate = row.cause.gate
    return {
        "number": row.item.number,
        "name": name,
        "class": classes[of],
        "family": family,
        "state": state,
        "depth": row.depth,
        "path": row.path,
        "rule": row.cause.rule,
        "group": gate and {"needed": gate.needed, "members": len(gate.members)},
        "alone": row.alone,
    }


def _instead(found: Downstream | Upstream) -> dict[str, str]:
    """Whose failure is told in place of those that were merged away."""
    return {
        numbered(ConfigurationItem.prefix, key): each.number for key, each in found.instead.items()
    }


def _classes() -> dict[int, str]:
    return {key: each.name for key, each in catalogue().classes.items()}
