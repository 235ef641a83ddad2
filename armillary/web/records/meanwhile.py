"""What happened to a record since somebody read it, in one sentence for each act."""

from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.past import told
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.records.changes import Change, changes_of, names_in
from armillary.web.records.readable import lines_of
from armillary.web.values.kinds import Value

MOST = 5


def changed_since(kind: RecordType, record: Record, version: int, actor: Person) -> tuple[str, ...]:
    """Who did what after this version; the words of internal notes stay internal."""
    entries = (
        lines_of(kind, record, actor)
        .filter(version__gt=version)
        .select_related("actor")
        .order_by("pk")[:MOST]
    )
    names = names_in(kind, entries, actor) if actor.is_staff else {}
    changes = (changes_of(kind, entry, names, actor) for entry in entries)
    return tuple(
        f"{entry.actor.name} {told(entry.verb)}{_listed(changed, actor)}."
        for entry, changed in zip(entries, changes, strict=True)
    )


def _listed(changes: tuple[Change, ...], actor: Person) -> str:
    words = [
        f"{each.label}: {_words(each.before)} → {_words(each.after)}"
        for each in changes
        if actor.is_staff or each.label == "State"
    ]
    return f" ({'; '.join(words)})" if words else ""


def _words(value: Value | None) -> str:
    if value is None:
        return "nothing"
    if value.state:
        return value.state.label
    if value.priority:
        return value.priority.label
    if value.moment:
        return value.moment.text
    return value.text or "nothing"
