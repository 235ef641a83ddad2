"""Telling the screens that something happened: compact lists, small enough for one notice each."""

from collections.abc import Iterable, Iterator

import msgspec
from django.db import connection

CHANNEL = "armillary_live"
LONGEST = 7_999
"""Bytes of one notice; PostgreSQL takes no more."""
_ANNOUNCE = "select pg_notify(%s, payload) from unnest(%s::text[]) payload"


class News(msgspec.Struct, frozen=True):
    """What is announced of a line: enough to know who must look again, and nothing to read."""

    type: str
    id: int
    verb: str
    organisation: int


def announce(news: Iterable[News]) -> None:
    """Tell the screens, after this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_ANNOUNCE, (CHANNEL, list(payloads(news))))


def payloads(news: Iterable[News]) -> Iterator[str]:
    """JSON lists that hold all the news, each as long as one notice may be."""
    held: list[bytes] = []
    size = 1
    for each in news:
        item = msgspec.json.encode(each)
        if held and size + len(item) + 1 > LONGEST:
            yield _listed(held)
            held, size = [], 1
        held.append(item)
        size += len(item) + 1
    if held:
        yield _listed(held)


def _listed(items: list[bytes]) -> str:
    return f"[{b','.join(items).decode()}]"
