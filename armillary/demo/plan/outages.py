"""When services of Meridian were down, and who would have noticed: as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
WATCHED = timedelta(days=420)
EVERY = 55
"""About so many days lie between two outages of a service."""
LONGEST = 100
UNNOTICED = 0.08
"""So many of them nobody called about, and no incident tells of them."""
USERS = {
    "Yard plan": 140,
    "Gate control": 60,
    "Loading plan": 35,
    "Berth planner": 25,
    "Manifest": 220,
    "Booking desk": 180,
    "Crew planning": 90,
    "Payroll": 300,
    "Web shop": 850,
}
"""The services of which availability is promised, and how many people use each."""
WENT_WRONG = (
    "The database ran out of connections; the pool was made larger.",
    "A certificate had run out and was renewed.",
    "A release was taken back.",
    "A disk was full of logs.",
    "The process hung and was started again.",
)


@dataclass(frozen=True, slots=True)
class Watch:
    """Since then a probe asks the service each minute."""

    service: str
    users: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Down:
    """From when until when a service was down, or slow, or in maintenance.

    `noticed_at` is when the first call about it came, if one came.
    """

    service: str
    began_at: datetime
    ended_at: datetime
    planned: bool = False
    degraded: bool = False
    users: int | None = None
    says: str = ""
    noticed_at: datetime | None = None


def watches(begin: datetime, now: datetime) -> list[Watch]:
    """Who would have noticed: since before anything was promised, or since the world began."""
    since = max(now - WATCHED, begin)
    return [Watch(service, users, since) for service, users in USERS.items()]


def downs(begin: datetime, now: datetime, seed: object) -> list[Down]:
    """All that was down since then, the oldest first."""
    since = max(now - WATCHED, begin)
    found = [
        down
        for service in USERS
        for down in (*_of(service, since, now, seed), *_maintained(service, since, now))
    ]
    return sorted(found, key=lambda each: (each.began_at, each.service))


def _of(service: str, since: datetime, now: datetime, seed: object) -> Iterator[Down]:
    dice = Random(f"{seed} outages of {service}")
    at = since + dice.uniform(1, EVERY) * DAY
    while at < now - DAY:
        began = at.replace(second=0, microsecond=0)
        ended = began + dice.randint(4, LONGEST) * MINUTE
        part = dice.random()
        yield Down(
            service,
            began,
            ended,
            degraded=part < 0.3,
            users=None if part < 0.6 else round(USERS[service] * dice.uniform(0.2, 0.9)),
            says=dice.choice(WENT_WRONG),
            noticed_at=_noticed(began, ended, dice),
        )
        at += dice.uniform(0.4, 1.6) * EVERY * DAY


def _noticed(began: datetime, ended: datetime, dice: Random) -> datetime | None:
    """Somewhere in its first half."""
    at = began + dice.uniform(0.1, 0.5) * (ended - began)
    return None if dice.random() < UNNOTICED else at.replace(microsecond=0)


def _maintained(service: str, since: datetime, now: datetime) -> Iterator[Down]:
    """Every three months, on a Sunday night."""
    sunday = now - timedelta(days=(now.weekday() + 1) % 7)
    night = sunday.replace(hour=2, minute=0, second=0, microsecond=0)
    for quarter in range(1, 6):
        began = night - quarter * 13 * 7 * DAY
        if began > since:
            yield Down(service, began, began + 90 * MINUTE, planned=True, says="Updates.")
