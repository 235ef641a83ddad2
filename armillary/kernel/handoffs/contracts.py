"""What goes along with a hand-off: the process of the record says so once, for each edge."""

from collections.abc import Callable, Mapping
from typing import Any

from armillary.people.models import Person
from armillary.records.models import Record

Content = Mapping[str, Any]
Telling = Callable[[Any, Person], Content]
"""By the record, and whoever hands it over: words to plain values."""

_told: dict[tuple[type[Record], int], Telling] = {}


def learn(model: type[Record], edge: int, telling: Telling) -> None:
    """Let this go along when a record of this model is handed over along an edge."""
    _told[model, edge] = telling


def content_of(record: Record, edge: int, actor: Person) -> Content:
    """What goes along with a record now; nothing where no process has said so."""
    telling = _told.get((type(record), edge))
    return telling(record, actor) if telling else {}
