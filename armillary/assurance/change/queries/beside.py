"""Other changes soon before or after one, that touch what it touches."""

from datetime import datetime
from typing import NamedTuple

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import affected, flying
from armillary.assurance.change.queries.flying import Flying
from armillary.assurance.change.rules import timing
from armillary.engines.collisions import DAY, Planned

NEAR = 7 * DAY
MOST = 12


class Beside(NamedTuple):
    """One of them; `shares` names an item or a service that both touch."""

    number: str
    title: str
    state: str
    start: datetime
    shares: str


def beside(change: Change) -> list[Beside]:
    """Those within a week that share an item or a service with it, the earliest first."""
    mine = flying.mine(change)
    if mine is None:
        return []
    start, end = mine.taken
    near = flying.others(change, (start - NEAR, end + NEAR)).values()
    found = [(each, shared) for each in near if (shared := _shared(mine, each.planned))][:MOST]
    names = affected.names({shared for _, shared in found})
    return [_told(each, names.get(shared, "")) for each, shared in found]


def _shared(one: Planned, other: Planned) -> int | None:
    both = (one.items & other.items) or (one.services & other.services)
    return min(both) if both else None


def _told(each: Flying, shares: str) -> Beside:
    start = timing.moment(each.planned.start)
    return Beside(each.number, each.title, each.state, start, shares)
