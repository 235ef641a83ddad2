"""The evidence of a change that nobody asked for: what a source found different of which item."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import affected
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.journal.models import Entry
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.web.records.changes import Change as Told
from armillary.web.records.changes import changes_of, names_in
from armillary.web.values.kinds import Moment
from armillary.web.values.making import moment


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an item, before and after; who found it and when, and when it was as before."""

    url: str
    number: str
    name: str
    told: Told
    source: str
    found: Moment
    last_seen: Moment


def evidence(change: Change, actor: Person) -> tuple[Difference, ...]:
    """All that was found; nothing, and no statement, of a change that somebody asked for."""
    if not change.evidence:
        return ()
    kind, items = record_type_of(ConfigurationItem), affected.items(change)
    called = {each.number: each.name for each in items}
    lines = {number: Entry(changes=held["changes"]) for number, held in change.evidence.items()}
    names = names_in(kind, lines.values(), actor)
    return tuple(
        _difference(number, called.get(number, number), told, change.evidence[number])
        for number, line in lines.items()
        for told in changes_of(kind, line, names, actor)
    )


def _difference(number: str, name: str, told: Told, held: dict[str, Any]) -> Difference:
    return Difference(
        url=f"/configuration-items/{number}",
        number=number,
        name=name,
        told=told,
        source=held["source"],
        found=moment(datetime.fromisoformat(held["found"])),
        last_seen=moment(datetime.fromisoformat(held["last seen"])),
    )
