"""The lanes of a calendar: changes of one service, site, team, person or item together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from armillary.assurance.change.queries import calendar
from armillary.assurance.change.queries.calendar import Entry
from armillary.kernel.listing.rows import Named
from armillary.web.changes.asked import Asked

NOBODY = {
    "service": "No service",
    "site": "No site",
    "team": "No team",
    "implementer": "Nobody yet",
    "class": "No item",
    "item": "No item",
}
Several = Callable[[Iterable[int]], Mapping[int, Sequence[tuple[str, str]]]]
SEVERAL: Mapping[str, Several] = {"service": calendar.services, "site": calendar.sites}
"""Of these a change may have several: by its key, the number and name of each."""


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
    """By name, those that belong nowhere last; by class, service, site with one statement more."""
    if not asked.lanes:
        return (Lane("", "", tuple(entries)),) if entries else ()
    if asked.lanes == "class":
        of = calendar.classes(entry.key for entry in entries)
        return _by_name(entries, lambda entry: of.get(entry.key, ""), NOBODY["class"])
    if asked.lanes in SEVERAL:
        return _by_several(entries, SEVERAL[asked.lanes], NOBODY[asked.lanes])
    return _by_record(asked, entries)


def _by_several(entries: Sequence[Entry], asked: Several, nobody: str) -> tuple[Lane, ...]:
    """A change that hits several services, or touches several sites, is in the lane of each."""
    of = asked(entry.key for entry in entries)
    held: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for each in of.get(entry.key, [("", nobody)]):
            held[each].append(entry)
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
