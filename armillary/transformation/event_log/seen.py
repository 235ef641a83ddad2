"""Who looks, at which types; and which of the records that something points at are there to see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.people.models import Person
from armillary.records.models import Record, numbered


class Pointer(NamedTuple):
    """From an event or an object to a record, and as what."""

    source: int
    how: str
    slug: str
    key: int


Relations = Mapping[int, list[dict[str, str]]]
There = Mapping[str, set[int]]
"""Records, by their type."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The eyes through which the log is written: nothing else may be in it."""

    actor: Person
    kinds: Mapping[str, RecordType]

    def there(self, pointers: Iterable[Pointer]) -> There:
        """The records pointed at that can be seen: a statement for each type that is told."""
        keys = by_type((each.slug, each.key) for each in pointers)
        return {
            slug: self._visible(self.kinds[slug].model, here) if slug in self.kinds else set()
            for slug, here in keys.items()
        }

    def relations(self, pointers: Iterable[Pointer], there: There) -> Relations:
        """By source, what it points at, as far as that is there."""
        found: dict[int, list[dict[str, str]]] = defaultdict(list)
        for each in pointers:
            if each.key in there[each.slug]:
                number = numbered(self.kinds[each.slug].model.prefix, each.key)
                found[each.source].append({"objectId": number, "qualifier": each.how})
        return found

    def _visible(self, model: type[Record], keys: Iterable[int]) -> set[int]:
        return set(visible(model, self.actor).filter(pk__in=keys).values_list("pk", flat=True))


def by_type(records: Iterable[tuple[str, int]]) -> Mapping[str, set[int]]:
    """The keys of records, those of each type together."""
    found: dict[str, set[int]] = defaultdict(set)
    for slug, key in records:
        found[slug].add(key)
    return found


def moment(at: datetime) -> str:
    """An instant as the standard writes it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
