"""Working on what came: a job for each, by the source's person, through the mapped verb."""

import json
from collections.abc import Mapping
from typing import Any

from armillary.fittings.batches.queries import person_now
from armillary.fittings.webhooks.incoming import queries
from armillary.fittings.webhooks.incoming.actions import WORK, creation_of
from armillary.fittings.webhooks.incoming.mapping import applied, read_mapping
from armillary.fittings.webhooks.models import Receipt, Source
from armillary.fittings.webhooks.outgoing.rules import KEPT
from armillary.fittings.webhooks.vocabulary import Delivered, State
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Refusal
from armillary.kernel.jobs import known
from armillary.kernel.jobs.queue import MOST_ATTEMPTS
from armillary.kernel.lifecycle.enacting import create
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record

BROKEN = "It broke on our side each time that it was tried. What went wrong is in the log."


def work_on(act: Act, arguments: Mapping[str, Any]) -> None:
    """Make of it what the mapping says; what is refused waits in the dead list with the reason.

    At its last attempt it is not tried: whatever breaks, or ends the worker, is put there too.
    """
    receipt = queries.receipt(arguments["receipt"])
    if receipt is None or receipt.state != Delivered.WAITING:
        return
    if receipt.source.state != State.ACTIVE:
        return  # it waits; whoever resumes the source has it worked
    if arguments.get("attempt", 1) >= MOST_ATTEMPTS:
        _end(receipt, act, Delivered.DEAD, BROKEN)
        return
    verb = creation_of(receipt.source)
    if verb is None or not receipt.source.mapping.strip():
        _end(receipt, act, Delivered.DONE, "Kept; there is no mapping to make something of it.")
        return
    try:
        made = _make(receipt, verb, act)
    except Refusal as refusal:
        stand_as(act.actor)
        _end(receipt, act, Delivered.DEAD, refusal.message)
        return
    stand_as(act.actor)
    receipt.record_type, receipt.record_id = receipt.source.record_type, made.pk
    _end(receipt, act, Delivered.DONE, "")


known.learn(WORK, work_on)


def given_by(source: Source, raw: bytes) -> dict[str, Any]:
    """The arguments that the mapping finds in a body, before anybody has looked at them."""
    return applied(read_mapping(source.mapping), json.loads(raw))


def _make(receipt: Receipt, verb: Verb, act: Act) -> Record:
    person = person_now(receipt.source.person_id)
    stand_as(person)
    by_hook = Act(actor=person, at=act.at, door=Door.WEBHOOK)
    given = given_by(receipt.source, bytes(receipt.body))
    return create(verb, by_hook, verb.arguments.parse(given, by_hook))


def _end(receipt: Receipt, act: Act, state: Delivered, sentence: str) -> None:
    receipt.state, receipt.sentence, receipt.ended_at = state, sentence, act.at
    receipt.save(update_fields=["state", "sentence", "ended_at", "record_type", "record_id"])


def forget_the_old(act: Act) -> int:
    """Remove what was worked a month ago."""
    return queries.old(act.at - KEPT).delete()[0]
