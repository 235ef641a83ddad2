"""Receiving: who is it, is it signed, is it too much; then it is kept, and a job is left."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.fittings.webhooks import signing
from armillary.fittings.webhooks.incoming import queries
from armillary.fittings.webhooks.incoming.actions import PURPOSE, WORK
from armillary.fittings.webhooks.incoming.mapping import text_at
from armillary.fittings.webhooks.models import Receipt, Source, SourceKey
from armillary.fittings.webhooks.vocabulary import State
from armillary.kernel.access import keyed, sealed
from armillary.kernel.errors import NotFound, NotSignedIn, Refusal, RuleBroken, TooMany
from armillary.kernel.jobs import queue

IDS = ("webhook-id", "ce-id", "x-event-id", "x-github-delivery")
KEPT_HEADERS = (*IDS, "content-type", "user-agent", "webhook-timestamp")


class KeyReused(Refusal):
    """The same key came with another body."""

    status = 422
    slug = "key-reused"


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it came; names of headers in small letters."""

    address: str
    headers: Mapping[str, str]
    raw: bytes
    body: Any
    at: datetime


def source_of(call: Call) -> Source:
    """Who calls. NotFound: nobody has this address; NotSignedIn: the signature does not fit.

    The robot stands before the database, so that all sources can be seen.
    """
    key = queries.by_address(keyed.digest(PURPOSE, call.address))
    if key is None or key.source.state == State.RETIRED:
        raise NotFound("There is no such address.")
    if key.source.signed and (why := _flaw(key, call)):
        raise NotSignedIn(why)
    return key.source


def receive(source: Source, call: Call) -> tuple[Receipt, bool]:
    """Keep what came, and leave a job to work on it. True: it was there already.

    Raises TooMany, or KeyReused where its key came with another body.
    """
    said = hashlib.sha256(call.raw).hexdigest()
    key = _key(source, call, said)
    if known := queries.of_key(source, key):
        return _the_same(known, said), True
    if queries.is_too_much(source, call.at):
        raise TooMany(f"At most {source.most_a_minute:,} a minute: send it again in a minute.")
    fresh = queries.add(
        Receipt(
            source=source,
            key=key,
            said=said,
            body=call.raw,
            headers={name: call.headers[name] for name in KEPT_HEADERS if name in call.headers},
            received_at=call.at,
        )
    )
    if fresh is None:  # it came twice at the same moment, and the other one was first
        known = queries.of_key(source, key)
        if known is None:
            raise RuleBroken("It came twice at once: send it again.")
        return _the_same(known, said), True
    queue.defer(WORK, {"receipt": fresh.pk})
    return fresh, False


def _the_same(known: Receipt, said: str) -> Receipt:
    if known.said != said:
        raise KeyReused("This id came before with another body: that one counts.")
    return known


def _flaw(key: SourceKey, call: Call) -> str | None:
    try:
        secret = sealed.unseal(PURPOSE, key.sealed)
    except ValueError as error:
        return str(error)
    identifier, moment, given = (
        call.headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature")
    )
    return signing.flaw(secret, identifier, moment, given, call.raw, call.at)


def _key(source: Source, call: Call, said: str) -> str:
    """What this is called: by the body, where the source says so, by a header, or by its content.

    Content counts within a day only: the same alarm may ring again tomorrow.
    """
    name = text_at(source.key_pointer, call.body) if source.key_pointer else ""
    headers = (call.headers[each] for each in IDS if call.headers.get(each))
    told = name or next(headers, "")
    if told:
        return hashlib.sha256(f"id {told}".encode()).hexdigest()
    return hashlib.sha256(f"body {call.at:%Y-%m-%d} {said}".encode()).hexdigest()
