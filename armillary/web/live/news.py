"""What the database announces: acts, in batches, as they were committed."""

from collections.abc import Iterable
from typing import Any

import msgspec

from armillary.kernel.journal.announcing import News
from armillary.web.live.topics import Topic

_decoder = msgspec.json.Decoder(list[News])


def news_in(payload: str) -> list[News]:
    """The acts of one announcement; one that cannot be read announces nothing."""
    try:
        return _decoder.decode(payload)
    except msgspec.MsgspecError:
        return []


def topics_of(news: News) -> tuple[Topic, Topic]:
    """Where an act shows: on the page of its record, and in the list of its type."""
    return Topic(news.type, news.id), Topic(news.type)


def wanted(news: Iterable[News], topics: frozenset[Topic]) -> list[News]:
    """Those acts that concern one of the topics."""
    return [each for each in news if not topics.isdisjoint(topics_of(each))]


def event(number: int, topics: Iterable[Topic], **more: Any) -> bytes:
    """One event as it goes over the wire."""
    told = {"topics": sorted(str(topic) for topic in topics), **more}
    return b"id: %d\ndata: %s\n\n" % (number, msgspec.json.encode(told))
