"""What acting must know of each record type. Filled once, when the processes are installed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Q

from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.activities import Activity


class LinkKind(Protocol):
    """A kind of link that starts at a type: its words, the type it leads to, the words back."""

    @property
    def name(self) -> str: ...
    @property
    def to(self) -> str: ...
    @property
    def back(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A record type as seen from inside an act.

    `process` is the id of its process; `visible` narrows every read; `derive` gives the derived
    fields of a record; `tracking` is the activity that comments and links belong to.
    """

    slug: str
    process: str
    model: type[Record]
    visible: Callable[[Person], Q]
    derive: Callable[[Any], Mapping[str, Any]]
    tracking: Activity
    links: tuple[LinkKind, ...]

    @property
    def label(self) -> str:
        """The name by which links point here: "incident.Incident"."""
        return self.model._meta.label


_known: dict[type[Record], Known] = {}
_by_prefix: dict[str, Known] = {}
_by_slug: dict[str, Known] = {}


def learn(known: Known) -> None:
    """Called by the registry, once for each record type."""
    _known[known.model] = known
    _by_prefix[known.model.prefix] = known
    _by_slug[known.slug] = known


def of(model: type[Record]) -> Known:
    """What is known of this model. KeyError: its process is not installed."""
    return _known[model]


def by_prefix(prefix: str) -> Known | None:
    """The record type whose numbers start with this prefix."""
    return _by_prefix.get(prefix)


def by_slug(slug: str) -> Known:
    """The record type of this slug. KeyError: there is none."""
    return _by_slug[slug]
