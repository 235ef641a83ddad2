"""From when until when an agreement binds, and when somebody must think of its end."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from armillary.assurance.service_level.vocabulary import ONE_SIDED, STANDING, Side, State


class Dated(Protocol):
    """As much of an agreement as these rules look at."""

    state: str
    valid_from: date | None
    valid_until: date | None
    notice_days: int


def binds(agreement: Dated, day: date) -> bool:
    """Whether both sides are bound by it on this day."""
    begun = agreement.valid_from is not None and agreement.valid_from <= day
    over = agreement.valid_until is not None and agreement.valid_until <= day
    return State(agreement.state) in STANDING and begun and not over


def last_day_for_notice(agreement: Dated) -> date | None:
    """By this day either side must say that it ends."""
    if agreement.valid_until is None:
        return None
    return agreement.valid_until - timedelta(days=agreement.notice_days)


BEFORE = (1, 7, 30, 60)
"""So many days before the end, and before the last day for notice, somebody is told."""


def reminders(agreement: Dated, today: date) -> list[str]:
    """Of what somebody must have been told by now, each by a name that never comes again."""
    days = {"end": agreement.valid_until, "notice": last_day_for_notice(agreement)}
    left = {what: (day - today).days for what, day in days.items() if day is not None}
    return [
        f"{what} {days[what]} {min(each for each in BEFORE if each >= many)}"
        for what, many in left.items()
        if 0 <= many <= max(BEFORE)
    ]


def flaw_of_dates(valid_from: date | None, valid_until: date | None) -> Mapping[str, str]:
    """What is wrong with the days, by field."""
    if valid_from and valid_until and valid_until <= valid_from:
        return {"valid_until": "It must end after it begins."}
    return {}


def flaw_of_signing(kind: str, signed: Mapping[str, str], digest: str) -> str | None:
    """Why these signatures (digests by side) do not bind all who must sign to these words."""
    sides = (Side.OURS,) if kind in ONE_SIDED else tuple(Side)
    missing = [side.label.lower() for side in sides if signed.get(side) != digest]
    if not missing:
        return None
    return f"Nobody has signed these words {' and '.join(missing)}."
