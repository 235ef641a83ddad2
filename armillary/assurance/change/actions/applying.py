"""What a change makes of its items in the CMDB, and how that is taken back exactly."""

from collections.abc import Collection
from dataclasses import replace

from armillary.assurance.change.models import Affected, Change
from armillary.assurance.change.queries import affected
from armillary.assurance.configuration.actions.changing import become, values_of
from armillary.kernel.access.first_rows import robot
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.verbs import News


def apply_values(change: Change, act: Act, items: Collection[int] | None = None) -> News:
    """Let its items (or these of them) be what was planned. The news of it."""
    waiting = [row for row in affected.rows(change) if row.planned and row.applied_at is None]
    told = [row for row in waiting if items is None or row.item_id in items]
    for row in told:
        before = values_of(row.item, row.planned)
        become(row.item, _as_robot(act), told=row.planned, because=change.number)
        affected.mark_applied(row, before, act.at)
    return _news(told, "as planned")


def restore_values(change: Change, act: Act) -> News:
    """Let what this change made of its items be as it was. The news of it."""
    told = [row for row in affected.rows(change) if row.applied_at is not None]
    for row in told:
        become(row.item, _as_robot(act), told=row.before, because=change.number)
        affected.mark_restored(row)
    return _news(told, "as before")


def _as_robot(act: Act) -> Act:
    """Whoever does a change need not be allowed to write the CMDB: it follows from the change."""
    return replace(act, actor=robot(), version=None)


def _news(rows: Collection[Affected], how: str) -> News:
    return {f"{row.item.number} {row.item.name}": [None, how] for row in rows} or None
