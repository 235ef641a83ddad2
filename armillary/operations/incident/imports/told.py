"""What a row says beyond the acts: columns that have no field here, and what no act explains."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from armillary.operations.incident.imports.rows import Row

TREE = ("category", "subcategory", "u_symptom")

CHANNELS = frozenset(("phone", "email", "self-service", "chat", "walk-in"))
"""The ways of contact that have their like here; another one is told in words."""

Texts = Mapping[str, str | None]
Changes = dict[str, tuple[str | None, str | None]]

place_of = attrgetter("category", "subcategory", "symptom")
_lasting = attrgetter(
    "opened_at",
    "opened_by",
    "channel",
    "closing_code",
    "resolved_by",
    "resolved_at",
    "closed_at",
)
_LASTING = (
    "opened_at",
    "opened_by",
    "contact_type",
    "closed_code",
    "resolved_by",
    "resolved_at",
    "closed_at",
)


def category_of(row: Row) -> tuple[str, ...]:
    """The path in the symptom tree, as far down as it is known without a gap."""
    path: list[str] = []
    for level in place_of(row):
        if level is None:
            break
        path.append(level)
    return tuple(path)


def fieldless(row: Row, facts: Sequence[str]) -> Texts:
    """What the row says that has no field here, also below an unknown level of the tree."""
    known = len(category_of(row))
    below = zip(TREE[known:], place_of(row)[known:], strict=True)
    told = {**dict(zip(facts, row.facts, strict=True)), **{k: v for k, v in below if v}}
    if row.channel and row.channel.lower() not in CHANNELS:
        told["contact_type"] = row.channel
    return told


def changes(before: Row, row: Row, facts: Sequence[str]) -> Changes:
    """What the row changed that has no field here, or that should have stood for ever."""
    found: Changes = {}
    if before.facts != row.facts or place_of(before) != place_of(row):
        found |= _differences(fieldless(before, facts), fieldless(row, facts))
    if _lasting(before) != _lasting(row):
        found |= _differences(_texts(before), _texts(row))
    if before.reassignments != row.reassignments and before.team == row.team:
        found["reassignment_count"] = (_text(before.reassignments), _text(row.reassignments))
    if before.reopenings != row.reopenings and before.state == row.state:
        found["reopen_count"] = (_text(before.reopenings), _text(row.reopenings))
    return found


def modifications(before: Row, row: Row) -> Changes:
    """The trace of a row that shows no change: the source counted one."""
    return {"sys_mod_count": (_text(before.modifications), _text(row.modifications))}


def _differences(before: Texts, after: Texts) -> Changes:
    return {
        name: (before.get(name), after.get(name))
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    }


def _texts(row: Row) -> Texts:
    return {name: _text(value) for name, value in zip(_LASTING, _lasting(row), strict=True)}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
