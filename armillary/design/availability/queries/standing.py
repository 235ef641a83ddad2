"""How services stood over a time, read once for all of them; see `engines/availability`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from armillary.assurance.configuration.queries import catalogue, held
from armillary.assurance.configuration.queries.failure_ways import failure_ways
from armillary.design.availability.models import Outage
from armillary.design.availability.queries import outages
from armillary.design.availability.vocabulary import Effect
from armillary.engines.availability import Account, Hit, Trouble, account, troubles
from armillary.engines.dependencies import State
from armillary.engines.worktime import Span, clipped, merged

STATES = {Effect.DOWN: State.DOWN, Effect.DEGRADED: State.DEGRADED}


@dataclass(frozen=True, slots=True)
class Standing:
    """When each service was not well between two moments, who watched it, how many use it.

    `now` is a bound: what has not been yet is nobody's agreed time.
    """

    start: int
    end: int
    troubles: Mapping[int, Sequence[Trouble]]
    watched: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    users: Mapping[int, int] = field(default_factory=dict)

    def account(self, service: int, agreed: Iterable[Span]) -> Account:
        """What became of this time of a service, as far as it lies between the moments."""
        inside = clipped(merged(agreed), self.start, self.end)
        return account(
            self.troubles.get(service, ()),
            inside,
            self.watched.get(service, ()),
            self.users.get(service),
        )


def standing(services: Iterable[int], start: datetime, end: datetime, now: datetime) -> Standing:
    """Of these services, up to now at the latest. As many statements for one as for a hundred."""
    keys, end = sorted(set(services)), min(end, now)
    first, last = seconds(start), seconds(end)
    if not keys or last <= first:
        return Standing(first, max(first, last), {})
    ties = held.held(keys, failure_ways(catalogue().types.values()), start, end)
    hits = [_hit(each, last) for each in outages.within(start, end)]
    watched, users = _watched(keys, start, end)
    return Standing(first, last, troubles(ties, keys, hits, first, last), watched, users)


def seconds(moment: datetime) -> int:
    """A moment in seconds since 1970."""
    return int(moment.timestamp())


def moment(second: int) -> datetime:
    """The moment of a second since 1970."""
    return datetime.fromtimestamp(second, UTC)


def _hit(outage: Outage, last: int) -> Hit:
    return Hit(
        key=outage.pk,
        node=outage.item_id,
        start=seconds(outage.began_at),
        end=seconds(outage.ended_at) if outage.ended_at else last,
        state=STATES[Effect(outage.effect)],
        planned=outage.planned,
        users=outage.users_hit,
    )


def _watched(
    keys: Sequence[int], start: datetime, end: datetime
) -> tuple[dict[int, list[Span]], dict[int, int]]:
    """When somebody would have noticed, and how many users whoever watched last has counted."""
    spans: dict[int, list[Span]] = defaultdict(list)
    users: dict[int, int] = {}
    last = seconds(end)
    for item, since, until in held.monitored(keys, start, end):
        spans[item].append((seconds(since), seconds(until) if until else last))
    for each in outages.lookouts(keys, start, end):
        spans[each.item_id].append(
            (seconds(each.since), seconds(each.until) if each.until else last)
        )
        if each.users:
            users[each.item_id] = each.users
    return spans, users
