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


@dataclass(frozen=True, slots=True)
class Seen:
    """The eyes through which the log is written: nothing else may be in it."""

    actor: Person
    kinds: Mapping[str, RecordType]

    def those(self, slug: str, keys: Iterable[int]) -> set[int]:
        """Those of these records that are there to be seen; none of a type that is left out."""
        kind, wanted = self.kinds.get(slug), set(keys)
        if kind is None or not wanted:
            return set()
        model: type[Record] = kind.model
        rows = visible(model, self.actor).filter(pk__in=wanted)
        return set(rows.values_list("pk", flat=True))

    def relations(self, pointers: Iterable[Pointer]) -> Relations:
        """By source, what it points at, as far as that can be seen: a statement for each type."""
        told = list(pointers)
        keys: dict[str, set[int]] = defaultdict(set)
        for each in told:
            keys[each.slug].add(each.key)
        there = {slug: self.those(slug, here) for slug, here in keys.items()}
        found: dict[int, list[dict[str, str]]] = defaultdict(list)
        for each in told:
            if each.key in there[each.slug]:
                number = numbered(self.kinds[each.slug].model.prefix, each.key)
                found[each.source].append({"objectId": number, "qualifier": each.how})
        return found


def moment(at: datetime) -> str:
    """An instant as the standard writes it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
