"""The time that a change takes: its window, with what comes before and after."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from armillary.engines.collisions import Planned

NOTHING: frozenset[int] = frozenset()


class Timed(Protocol):
    """What is looked at of a change."""

    pk: int
    planned_start: datetime | None
    planned_end: datetime | None
    prepare_minutes: int
    watch_minutes: int
    back_out_minutes: int
    verify_minutes: int


def taken_from(start: datetime | None, prepare: int) -> datetime | None:
    """When its preparation begins."""
    return start and start - timedelta(minutes=prepare)


def taken_until(end: datetime | None, watch: int) -> datetime | None:
    """When its watch ends."""
    return end and end + timedelta(minutes=watch)


def last_decision(change: Timed) -> datetime | None:
    """Until when it can be decided to go back, so that one is back within the window."""
    back = timedelta(minutes=change.back_out_minutes + change.verify_minutes)
    return change.planned_end and change.planned_end - back


def planned(
    change: Timed,
    items: Iterable[int] = (),
    services: Iterable[int] = (),
    people: Iterable[int] = (),
) -> Planned | None:
    """As the engine reckons with it; None: it has no window."""
    if change.planned_start is None or change.planned_end is None:
        return None
    return Planned(
        key=change.pk,
        start=second(change.planned_start),
        end=second(change.planned_end),
        prepare=change.prepare_minutes * 60,
        watch=change.watch_minutes * 60,
        back_out=change.back_out_minutes * 60,
        verify=change.verify_minutes * 60,
        items=frozenset(items),
        services=frozenset(services),
        people=frozenset(people),
    )


def second(moment: datetime) -> int:
    """As the engines count."""
    return int(moment.timestamp())


def moment(of: int) -> datetime:
    """The moment of a second of the engines."""
    return datetime.fromtimestamp(of, UTC)
