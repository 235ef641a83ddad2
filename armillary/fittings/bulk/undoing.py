"""Taking one act of a bulk back: its fields as they were, or the verb that is its opposite.

Only what nobody has touched since: a field must hold what the act left in it, and the state must
be the one that it led to.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.works import Did
from armillary.fittings.bulk.asked import kind_and_verb
from armillary.fittings.bulk.queries import line_of
from armillary.kernel.access.visibility import among
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.writing import plain
from armillary.kernel.lifecycle import Transition, enacting, rows
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record


def undo_one(batch: Batch, item: Item, act: Act) -> Did:
    """Take back what the first batch did to this record. RuleBroken says why it stays."""
    kind, verb = kind_and_verb(batch.record_type, batch.verb)
    key = item.record_id or 0
    line = line_of(kind, key, UUID(item.given["act"]), verb.name)
    record, seen = kind.model(pk=key), among(kind.model, act.actor)
    rows.lock(record, seen)
    check_untouched(record, line)
    back = opposite_of(kind, verb, line) if verb.target else reversal_of(kind, verb, line)
    enacting.perform(back, record, act, {}, among=seen)
    return Did(key)


def check_untouched(record: Record, line: Entry) -> None:
    """Raise RuleBroken when somebody has changed since what the line tells."""
    if record.state != line.state_after:
        raise RuleBroken(f"It is {record.state.replace('_', ' ')} by now.")
    held = as_kept(rows.values(record))
    touched = [name for name, (_, after) in line.changes.items() if held.get(name, after) != after]
    if touched:
        words = ", ".join(name.removesuffix("_id").replace("_", " ") for name in touched)
        raise RuleBroken(f"Somebody has changed it since: {words}.")


def opposite_of(kind: RecordType, verb: Verb, line: Entry) -> Verb:
    """The verb that leads back to where the record was. RuleBroken: there is none."""
    name = kind.opposites.get(verb.name, "")
    for each in kind.verbs:
        if each.name == name and each.target == line.state_before:
            return each
    was = line.state_before.replace("_", " ")
    raise RuleBroken(f"No verb takes “{verb.label}” back to {was}.")


def reversal_of(kind: RecordType, verb: Verb, line: Entry) -> Verb:
    """A change that sets the fields back; it is allowed to whoever may do the verb itself."""
    model: type[Record] = kind.model
    columns = {column.attname: column for column in rows.columns(model)}
    if not line.changes or not line.changes.keys() <= columns.keys():
        raise RuleBroken(f"What “{verb.label}” did cannot be taken back field by field.")

    def take_back(record: Record, act: Act) -> None:
        """Set the fields back to what they were."""
        for name, (before, _) in line.changes.items():
            column = columns[name]
            setattr(record, name, None if before is None else column.to_python(before))

    return Transition(
        body=take_back,
        sources=verb.sources,
        activity=verb.activity,
        allowed=verb.allowed,
        audience=verb.audience,
    )


def as_kept(held: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the journal keeps them."""
    kept: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(held, enc_hook=plain))
    return kept
