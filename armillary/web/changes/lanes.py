"""The lanes of a calendar: changes of one service, team, person, class or item together."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from armillary.assurance.change.queries import calendar
from armillary.assurance.change.queries.calendar import Entry
from armillary.kernel.listing.rows import Named
from armillary.web.changes.asked import Asked

NOBODY = {
    "service": "No service",
    "team": "No team",
    "implementer": "Nobody yet",
    "class": "No item",
    "item": "No item",
}


@dataclass(frozen=True, slots=True)
class Lane:
    """The changes that belong together; without a name they are all. `url` shows them alone."""

    name: str
    url: str
    entries: tuple[Entry, ...]

    @property
    def count(self) -> int:
        return len(self.entries)


def lanes(asked: Asked, entries: Sequence[Entry]) -> tuple[Lane, ...]:
    """By name, those that belong nowhere last; by class or service with one statement more."""
    if not asked.lanes:
        return (Lane("", "", tuple(entries)),) if entries else ()
    if asked.lanes == "class":
        of = calendar.classes(entry.key for entry in entries)
        return _by_name(entries, lambda entry: of.get(entry.key, ""), NOBODY["class"])
    return _by_service(entries) if asked.lanes == "service" else _by_record(asked, entries)


def _by_service(entries: Sequence[Entry]) -> tuple[Lane, ...]:
    """A change that hits several services stands in the lane of each."""
    of = calendar.services(entry.key for entry in entries)
    held: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for service in of.get(entry.key, [("", NOBODY["service"])]):
            held[service].append(entry)
    ranked = sorted(held, key=lambda each: (not each[0], each[1].lower(), each[0]))
    return tuple(
        Lane(name, f"/configuration-items/{number}" if number else "", tuple(held[number, name]))
        for number, name in ranked
    )


def _by_record(asked: Asked, entries: Sequence[Entry]) -> tuple[Lane, ...]:
    held: dict[Named | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        held[getattr(entry, asked.lanes)].append(entry)
    found = [
        Lane(
            named.name if named else NOBODY[asked.lanes],
            asked.narrowed(asked.lanes, named.number if named else "none"),
            tuple(some),
        )
        for named, some in sorted(held.items(), key=lambda each: _rank(each[0]))
    ]
    return tuple(found)


def _rank(named: Named | None) -> tuple[bool, str, str]:
    return (named is None, named.name.lower() if named else "", named.number if named else "")


def _by_name(
    entries: Sequence[Entry], name_of: Callable[[Entry], str], nobody: str
) -> tuple[Lane, ...]:
    held: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        held[name_of(entry)].append(entry)
    names = sorted(held, key=lambda name: (not name, name.lower()))
    return tuple(Lane(name or nobody, "", tuple(held[name])) for name in names)
