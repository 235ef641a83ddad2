"""What calendars can be fed with: each kind of thing that has a time is learnt at the start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from armillary.fittings.feeds.vocabulary import Standing
from armillary.kernel.listing.asked import Pairs
from armillary.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that takes up time; days without hours where `start` and `end` are dates.

    `key` names it for ever, whatever becomes of it: calendars know it again by that, and take the
    highest `revision`. `end` is the moment, or the day, at which it is over. `path` leads to its
    page. `busy` is whether people are kept from other things by it.
    """

    key: str
    revision: int
    changed_at: datetime
    start: datetime | date
    end: datetime | date
    title: str
    text: str = ""
    path: str = ""
    category: str = ""
    standing: Standing = Standing.CONFIRMED
    busy: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A kind of thing with a time.

    `events` tells by a question, as it stands in an address, what a person may see of it at a
    moment; `check` raises Invalid where the question means nothing; `open_to` says whose it is.
    """

    name: str
    label: str
    events: Callable[[Pairs, Person, datetime], Iterable[Event]]
    check: Callable[[Pairs, Person], object]
    open_to: Callable[[Person], bool]


_known: dict[str, Source] = {}


def learn(source: Source) -> None:
    """Let feeds be made of it; called before the first request."""
    _known[source.name] = source


def known(name: str) -> Source | None:
    """The source of this name."""
    return _known.get(name)


def choices() -> list[tuple[str, str]]:
    """Names and labels, for the form."""
    return [(each.name, each.label) for each in _known.values()]
