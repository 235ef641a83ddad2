"""Reading a feed: by the secret of its address, with what its owner sees at this moment."""

from dataclasses import dataclass
from datetime import datetime

from armillary.fittings.feeds import sources
from armillary.fittings.feeds.actions import PURPOSE
from armillary.fittings.feeds.models import CalendarFeed, CalendarKey
from armillary.fittings.feeds.sources import Event
from armillary.fittings.feeds.vocabulary import State
from armillary.kernel.access import keyed
from armillary.kernel.access.rights import active
from armillary.kernel.access.standing import stand_as
from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import pairs_of
from armillary.people.models import Person

GONE = "There is no such calendar."


@dataclass(frozen=True, slots=True)
class Told:
    """A feed, whose it is, and what it tells now."""

    feed: CalendarFeed
    owner: Person
    events: tuple[Event, ...]


def read(number: str, secret: str, at: datetime) -> Told:
    """What the holder of this secret may read. NotFound, in the same words, whatever is wrong."""
    key = CalendarKey.objects.filter(digest=keyed.digest(PURPOSE, secret)).first()
    owner = active([key.person_id]).get(key.person_id) if key else None
    if key is None or owner is None:
        raise NotFound(GONE)
    stand_as(owner)
    feed = visible(CalendarFeed, owner).filter(pk=key.feed_id, state=State.IN_USE).first()
    source = sources.known(feed.source) if feed else None
    if feed is None or source is None or feed.number != number or not source.open_to(owner):
        raise NotFound(GONE)
    return Told(feed, owner, tuple(source.events(pairs_of(feed.question), owner, at)))
