"""Doing something through the API: making a record, or a verb on one."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse

from armillary.api import body
from armillary.api.answers import answer, has_said_version, version_seen
from armillary.api.journal import since
from armillary.api.naming import address_of, creation_named, key_named, verb_named
from armillary.api.records import all_fields, document
from armillary.gate.request import Request, act_of
from armillary.kernel.access.visibility import among
from armillary.kernel.acts import Act
from armillary.kernel.custom import PREFIX
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound, Stale, VersionNeeded
from armillary.kernel.fields import NATURE
from armillary.kernel.lifecycle import enacting
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.listing.reading import one
from armillary.kernel.standing import edits


def create(request: Request, kind: RecordType) -> HttpResponse:
    """The first creation of the type: what "a new one" means without further words."""
    if not kind.creations:
        raise NotFound("There is no such address.")
    return _make(request, kind, kind.creations[0])


def create_by(request: Request, kind: RecordType, name: str) -> HttpResponse:
    """Another creation of the type, by its name."""
    return _make(request, kind, creation_named(kind, name))


def perform(request: Request, kind: RecordType, number: str, name: str) -> HttpResponse:
    """A verb on the record of this number. With If-Match, on the version that the caller saw."""
    verb, key = verb_named(kind, name), key_named(kind, number)
    if edits(verb) and not has_said_version(request):
        raise VersionNeeded(
            f"“{verb.label}” changes fields: say by If-Match which version of the record you saw. "
            "Its ETag is that version."
        )
    act = act_of(request, version_seen(request))
    arguments = _arguments(request, verb, act)
    record = kind.model(pk=key)
    try:
        enacting.perform(verb, record, act, arguments, among=among(kind.model, act.actor))
    except Stale as stale:
        transaction.set_rollback(False)  # nothing was written, and the changes can still be read
        changes = since(kind, key, act.actor, act.version or 0)
        raise Stale(stale.message, tuple(changes)) from None
    return _told(kind, record, act, 200)


def _make(request: Request, kind: RecordType, verb: Verb) -> HttpResponse:
    act = act_of(request)
    record = enacting.create(verb, act, _arguments(request, verb, act))
    return _told(kind, record, act, 201)


def _arguments(request: Request, verb: Verb, act: Act) -> dict[str, Any]:
    known = verb.names(act.actor)
    data = _spread(body.read(request), known)
    body.only(data, known)
    return verb.arguments.parse(data, act)


def _spread(data: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """What a record has by its nature may be given as it is told: together, by bare names."""
    held = data.get(NATURE.name)
    if not isinstance(held, dict):
        return data
    if NATURE.name in known or not any(name.startswith(PREFIX) for name in known):
        return data
    rest = {name: value for name, value in data.items() if name != NATURE.name}
    return {**{f"{PREFIX}{key}": value for key, value in held.items()}, **rest}


def _told(kind: RecordType, record: Any, act: Act, status: int) -> HttpResponse:
    """The record as it is now, or no more than its number where the actor no longer sees it."""
    fields = all_fields(kind, act.actor)
    row = one(kind, fields, record.pk, act.actor)
    told = document(kind, fields, row, act.actor) if row else {"number": record.number}
    location = address_of(kind, record.number) if status == 201 else ""
    return answer(told, status, version=record.version, location=location)
