"""When calendars change: the clocks that go by them are reckoned anew, each with a line for it."""

from collections.abc import Mapping, Sequence
from typing import Any

from armillary.fittings.clocks import comparing, declared, queries
from armillary.fittings.clocks.comparing import Row
from armillary.fittings.clocks.stored import standing_of, track_of
from armillary.kernel.acts import Act
from armillary.kernel.jobs import known
from armillary.kernel.jobs.queue import defer

AT_ONCE = 1_000
GO_ON = "clocks: follow the calendars"
CALENDARS = frozenset({"calendars", "holiday-sets"})


def begin(act: Act, lines: Sequence[int]) -> None:
    """Calendars were changed: begin to look through the open clocks."""
    defer(GO_ON, {"after": 0})


def go_on(act: Act, arguments: Mapping[str, Any]) -> int:
    """Put a portion right, and leave the next one to a further job."""
    portion = queries.by_calendars(arguments["after"], AT_ONCE)
    moved: dict[str, set[int]] = {}
    for row in portion:
        if _is_moved(row):
            moved.setdefault(row["record_type"], set()).add(row["record_id"])
    if len(portion) == AT_ONCE:
        defer(GO_ON, {"after": portion[-1]["id"]})
    return sum(
        comparing.repair(clocks, sorted(keys), act)
        for slug, keys in moved.items()
        if (clocks := declared.of_slug(slug))
    )


def _is_moved(row: Row) -> bool:
    """Whether it stands elsewhere by the calendars of now."""
    reckoned = track_of(row["clock"], row["strand"], row["told"]).reckoned()
    return any(comparing.plain(row[name]) != value for name, value in standing_of(reckoned).items())


known.learn(GO_ON, go_on)
