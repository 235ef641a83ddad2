"""What went wrong, when and with what: told from above, by whoever keeps such records.

Their process stands above this one, so it makes itself known here.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple


class Happening(NamedTuple):
    """Something that went wrong: since which second, for how many minutes, and with which items.

    What was reported again and again of the same counts once. What `goes_on` has lasted until the
    end of the time that was asked for.
    """

    key: int
    at: int
    minutes: float
    about: tuple[int, ...]
    goes_on: bool = False

    def until(self, end: int) -> "Happening":
        """As it is told where a shorter time is asked for."""
        return self._replace(minutes=max(0, end - self.at) / 60) if self.goes_on else self


Source = Callable[[Collection[int] | None, datetime, datetime], Sequence[Happening]]
"""Asked with the items (None: any, as long as one is known), and from when until when."""

_sources: dict[str, Source] = {}


def learn(slug: str, source: Source) -> None:
    """Called once, when the process that keeps records of this type is declared."""
    _sources[slug] = source


def told(about: Collection[int] | None, start: datetime, end: datetime) -> list[Happening]:
    """All that went wrong with any of these items, in the order of time."""
    found = [each for source in _sources.values() for each in source(about, start, end)]
    return sorted(found, key=lambda each: (each.at, each.key))


def within(happened: Sequence[Happening], start: int, end: int) -> Sequence[Happening]:
    """Of these, which are in the order of time, those of a time."""
    first, last = (bisect_left(happened, each, key=attrgetter("at")) for each in (start, end))
    return happened[first:last]


def slugs() -> list[str]:
    """The types of the records that tell."""
    return list(_sources)
