"""Doing a verb to one record of a bulk, as a kind of work of batches."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.works import Did, Work, learn
from armillary.fittings.bulk.asked import kind_and_verb
from armillary.fittings.bulk.undoing import undo_one
from armillary.kernel.access.visibility import among
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle import enacting
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.standing import edits

WORK = "verb"


def do(
    kind: RecordType,
    verb: Verb,
    arguments: Mapping[str, Any],
    key: int,
    act: Act,
) -> None:
    """Do the verb to the record of this key, among those that the actor may see."""
    record = kind.model(pk=key)
    given = verb.arguments.parse(arguments, act)
    enacting.perform(verb, record, act, given, among=among(kind.model, act.actor))


def versioned(act: Act, verb: Verb, version: int | None) -> Act:
    """The act with the version that was seen, where the verb edits."""
    return replace(act, version=version) if edits(verb) else act


def _do_item(batch: Batch, item: Item, act: Act) -> Did:
    kind, verb = kind_and_verb(batch.record_type, batch.verb)
    key = item.record_id or 0
    do(kind, verb, batch.arguments, key, versioned(act, verb, item.version))
    return Did(key)


learn(Work(name=WORK, do=_do_item, undo=undo_one))
