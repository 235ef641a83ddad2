"""What the database announces: acts, in batches, as they were committed."""

from collections.abc import Iterable
from typing import Any

import msgspec

from armillary.web.live.topics import Topic

CHANNEL = "armillary_live"


class News(msgspec.Struct, frozen=True):
    """One act: the record it was about, and the verb."""

    type: str
    id: int
    verb: str = ""
    organisation: int | None = None

    @property
    def topics(self) -> tuple[Topic, Topic]:
        return Topic(self.type, self.id), Topic(self.type)


_decoder = msgspec.json.Decoder(list[News])


def news_in(payload: str) -> list[News]:
    """The acts of one announcement; one that cannot be read announces nothing."""
    try:
        return _decoder.decode(payload)
    except msgspec.MsgspecError:
        return []


def wanted(news: Iterable[News], topics: frozenset[Topic]) -> list[News]:
    """Those acts that concern one of the topics."""
    return [each for each in news if not topics.isdisjoint(each.topics)]


def event(number: int, topics: Iterable[Topic], **more: Any) -> bytes:
    """One event as it goes over the wire."""
    told = {"topics": sorted(str(topic) for topic in topics), **more}
    return b"id: %d\ndata: %s\n\n" % (number, msgspec.json.encode(told))
