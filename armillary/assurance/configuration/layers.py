"""Coats of paint: what versions that lie above each other say of a moment. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

Content = dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Layer:
    """One version: what it says, and for which time."""

    content: Content
    valid_from: datetime
    valid_to: datetime | None

    def covers(self, moment: datetime) -> bool:
        return self.valid_from <= moment and (self.valid_to is None or moment < self.valid_to)


def at(layers: Sequence[Layer], moment: datetime) -> Content:
    """What the last of the layers that covers a moment says; None: there is nothing."""
    return next((each.content for each in reversed(layers) if each.covers(moment)), None)


def stretches(layers: Sequence[Layer], since: datetime, until: datetime) -> Iterator[Layer]:
    """The time from `since` to `until` in pieces during which nothing changed."""
    edges = sorted({since, until, *_edges(layers, since, until)})
    for start, end in pairwise(edges):
        yield Layer(at(layers, start), start, end)


def _edges(layers: Iterable[Layer], since: datetime, until: datetime) -> Iterator[datetime]:
    for each in layers:
        for moment in (each.valid_from, each.valid_to):
            if moment is not None and since < moment < until:
                yield moment
