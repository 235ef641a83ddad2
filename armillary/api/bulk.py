"""One verb for many records through the API: tried, or begun as a batch, and told item by item."""

import re
from typing import Any

import msgspec
from django.http import HttpResponse

from armillary.api import body
from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.naming import address_of, record_named
from armillary.api.records import all_fields, document, read
from armillary.fittings.batches.declaration import BATCH
from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.queries import items
from armillary.fittings.batches.vocabulary import Outcome
from armillary.fittings.bulk.actions import start
from armillary.fittings.bulk.asked import asked, kind_and_verb
from armillary.fittings.bulk.trying import Trial, try_out
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.references import BIGGEST_KEY
from armillary.kernel.listing.parameters import address, put
from armillary.kernel.registry import record_types
from armillary.records.models import numbered

MOST = 1_000


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """The body of a bulk."""

    verb: str
    arguments: dict[str, Any] = {}
    numbers: list[str] | None = None
    question: str | None = None
    dry_run: bool = False


def do_many(request: Request, kind: RecordType) -> HttpResponse:
    """Do a verb to many records as a batch, or try it."""
    data = body.read(request)
    body.only(data, frozenset(Asked.__struct_fields__))
    said = _read(data)
    act = act_of(request)
    bulk = asked(
        act,
        kind=kind,
        verb=kind_and_verb(kind.slug, said.verb)[1],
        arguments=said.arguments,
        numbers=None if said.numbers is None else tuple(said.numbers),
        asking=said.question,
    )
    if said.dry_run:
        return answer(_told(try_out(bulk, act)))
    batch = start(bulk, act)
    fields = all_fields(BATCH, act.actor)
    told = document(BATCH, fields, read(BATCH, batch.pk, act.actor, fields), act.actor)
    at = address_of(BATCH, batch.number)
    response = answer(told | {"items": f"{at}/items"}, 202)
    response.headers["Location"] = at
    return response


def items_of(request: Request, number: str) -> HttpResponse:
    """What became of each item of a batch, in their order."""
    chosen = parameters(request, frozenset({"after", "limit", "outcome"}))
    limit = chosen.whole("limit", 1, MOST, MOST)
    after = chosen.whole("after", 0, BIGGEST_KEY, 0)
    outcomes = chosen.among("outcome", frozenset(Outcome.values))
    batch = record_named(Batch, number, actor_of(request))
    found = list(items(batch, outcomes).filter(place__gt=after)[: limit + 1])
    kind = record_types().get(batch.record_type)
    prefix = kind.model.prefix if kind else ""
    told = [_item(prefix, each) for each in found[:limit]]
    going_on = put(chosen.pairs, "after", str(found[limit - 1].place)) if len(found) > limit else ()
    path = f"{address_of(BATCH, number.upper())}/items"
    return answer({"items": told, "next": address(path, going_on) if going_on else None})


def _read(data: dict[str, Any]) -> Asked:
    try:
        return msgspec.convert(data, Asked)
    except msgspec.ValidationError as error:
        where = re.search(r"\$\.(\w+)", str(error)) or re.search(r"field `(\w+)`", str(error))
        name = where[1] if where else "body"
        raise Invalid({name: f"{str(error).partition(' - ')[0]}."}) from None


def _told(trial: Trial) -> dict[str, Any]:
    return {
        "total": trial.total,
        "sampled": trial.sampled,
        "tried": len(trial.tried),
        "would_be_done": trial.would_be_done,
        "would_be_refused": trial.would_be_refused,
        "items": [{"number": each.number, "why_not": each.why_not or None} for each in trial.tried],
    }


def _item(prefix: str, item: Item) -> dict[str, Any]:
    return {
        "place": item.place,
        "number": numbered(prefix, item.record_id) or None,
        "outcome": item.outcome,
        "sentence": item.sentence,
        "act": item.act,
    }
