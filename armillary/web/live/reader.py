"""One page that listens. What waits for it never grows: a topic is either to be told or not."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

from armillary.kernel.journal.announcing import News
from armillary.web.live.news import topics_of, wanted
from armillary.web.live.topics import Topic

MOST_UNCHECKED = 500


@dataclass(eq=False, slots=True)
class Reader:
    """The topics of a page, those that have news, and the bell that rings when there are some."""

    session: str
    sees_all: frozenset[str]
    topics: frozenset[Topic]
    stale: set[Topic] = field(default_factory=set)
    unchecked: dict[News, None] = field(default_factory=dict)
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, news: Iterable[News]) -> None:
        """Take up what concerns this page; types of which not all is seen are checked first."""
        for each in wanted(news, self.topics):
            if each.type in self.sees_all:
                self.note((each,))
            elif len(self.unchecked) < MOST_UNCHECKED:
                self.unchecked[each] = None
            self.bell.set()

    def note(self, news: Iterable[News]) -> None:
        """These acts are to be told."""
        for each in news:
            self.stale |= self.topics & set(topics_of(each))

    def forget(self, news: Iterable[News]) -> None:
        """These were held against what the person may see."""
        for each in news:
            self.unchecked.pop(each, None)

    def miss(self) -> None:
        """News may have been lost: every topic may have changed."""
        self.stale |= self.topics
        self.bell.set()

    def take(self) -> set[Topic]:
        """What is to be told now; then the bell is silent again."""
        told, self.stale = self.stale, set()
        self.bell.clear()
        return told
