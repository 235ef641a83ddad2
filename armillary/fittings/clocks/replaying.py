"""Replaying journals: where clocks stand by what is written there, whatever is stored."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from armillary.fittings.clocks import queries
from armillary.fittings.clocks.declared import Clocks, Facts
from armillary.fittings.clocks.facts import after_line, seconds
from armillary.fittings.clocks.following import Follower

Line = dict[str, Any]


def follower_of(clocks: Clocks, key: int) -> Follower:
    """The clocks of one record, by its journal."""
    return followed(clocks, queries.lines(clocks, [key]))


def followers_of(clocks: Clocks, keys: Sequence[int]) -> Iterator[tuple[int, Follower]]:
    """The clocks of each of these records, by its journal."""
    for key, lines in groupby(queries.lines(clocks, keys), key=itemgetter("record_id")):
        yield key, followed(clocks, lines)


def followed(clocks: Clocks, lines: Iterable[Line]) -> Follower:
    """The clocks after these lines of one record."""
    follower = Follower(clocks)
    before: Facts = {}
    for line in lines:
        facts = after_line(clocks, before, line)
        if facts != before:
            follower.step(facts, seconds(line["at"]))
        before = facts
    return follower
