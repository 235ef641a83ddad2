"""The kinds of work that a batch can do: registered by name, so that imports and others join in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from armillary.fittings.batches.models import Batch, Item
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotFound

CHUNK = 100


@dataclass(frozen=True, slots=True)
class Given:
    """An item before it is done: the record it is about (its key and version), and any values."""

    record_id: int | None = None
    version: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Did:
    """What became of an item: the key of its record, and a sentence where there is one to say."""

    record_id: int | None = None
    sentence: str = ""


Prepare = Callable[[Batch, Act], Iterable[Given]]
Do = Callable[[Batch, Item, Act], Did]
DoMany = Callable[[Batch, Sequence[tuple[Item, Act]]], Sequence[Did]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A kind of work.

    `do` is given the act of the one who started the batch, with the rights of that moment, in a
    savepoint of its own; it raises a Refusal where the item cannot be done. `prepare` lists the
    items in a job, for batches that start without any. `undo` takes one item back, or refuses.
    `many` does a chunk in fewer statements than one by one, each item as its own act; it raises
    the Refusal of the first that cannot be done, and then the chunk is done one by one.
    """

    name: str
    do: Do
    prepare: Prepare | None = None
    undo: Do | None = None
    many: DoMany | None = None
    chunk: int = CHUNK


_works: dict[str, Work] = {}


def learn(work: Work) -> None:
    """Let batches of this kind be done. ValueError: there is one of this name."""
    if work.name in _works:
        raise ValueError(f"There is a kind of work {work.name} already.")
    _works[work.name] = work


def work_of(batch: Batch) -> Work:
    """How the items of this batch are done. NotFound: nobody knows any more."""
    if batch.work not in _works:
        raise NotFound(f"Nothing here knows the work “{batch.work}” any more.")
    return _works[batch.work]
