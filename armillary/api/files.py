"""Attachments through the API: the body of a call is the file itself, its name a parameter."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import Parameters, parameters
from armillary.api.body import TooLarge, WrongMediaType
from armillary.api.naming import address_of, key_named
from armillary.api.records import read
from armillary.fittings.files.keeping import keep
from armillary.fittings.files.models import Attachment
from armillary.fittings.files.preparing import prepare
from armillary.fittings.files.queries import file_of, files_of
from armillary.fittings.files.reading import content_of
from armillary.fittings.files.rules import too_large
from armillary.gate.passing_on import for_download
from armillary.gate.request import Request, act_of, actor_of, body_of
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Malformed, NotFound
from armillary.kernel.fields import fields_of
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle.rows import NOT_THERE
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.rows import Named
from armillary.records.models import Record

AUDIENCES = frozenset({Audience.PUBLIC.value, Audience.INTERNAL.value})
_FORMS = ("multipart/", "application/x-www-form-urlencoded")


def many(request: Request, kind: RecordType, number: str) -> HttpResponse:
    """The files of a record, oldest first."""
    parameters(request, frozenset())
    record = _seen(request, kind, number)
    found = files_of(record, actor_of(request))
    return answer({"items": [_document(kind, record, each) for each in found]})


def attach(request: Request, kind: RecordType, number: str) -> HttpResponse:
    """Attach the body as a file."""
    asked = parameters(request, frozenset({"name", "audience"}))
    audience = asked.among("audience", AUDIENCES) or {Audience.PUBLIC.value}
    name, record = _name(asked), _seen(request, kind, number)
    kept = keep(
        act_of(request),
        record,
        name=name,
        content=_content(request),
        audience=Audience(next(iter(audience))),
    )
    told = _document(kind, record, kept)
    return answer(told, 201, location=told["url"])


def upload(request: Request) -> HttpResponse:
    """Send a file that a verb will attach: `attach` takes its number."""
    asked = parameters(request, frozenset({"name"}))
    sent = prepare(act_of(request), name=_name(asked), content=_content(request))
    return answer({"upload": sent.pk, **_facts(sent)}, 201)


def download(request: Request, kind: RecordType, number: str, key: int) -> HttpResponse:
    """The bytes of a file, their checksum verified."""
    parameters(request, frozenset())
    found = file_of(_seen(request, kind, number), key, actor_of(request))
    if found is None:
        raise NotFound(NOT_THERE)
    return for_download(content_of(found), found.name)


def _seen(request: Request, kind: RecordType, number: str) -> Record:
    """The record, by its key alone, once it is known that the actor sees it."""
    key = key_named(kind, number)
    read(kind, key, actor_of(request), (fields_of(kind)["number"],))
    record: Record = kind.model(pk=key)
    return record


def _name(asked: Parameters) -> str:
    if not asked.text("name").strip():
        raise BadQuestion({"name": "Say what the file is called: ?name=report.pdf"})
    return asked.text("name")


def _content(request: Request) -> bytes:
    if request.META.get("CONTENT_TYPE", "").lower().startswith(_FORMS):
        raise WrongMediaType("Send the file itself as the body, not a form that holds it.")
    if request.META.get("HTTP_CONTENT_ENCODING", "identity") != "identity":
        raise WrongMediaType("Send the file as it is, not packed for the way.")
    try:
        announced = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise Malformed("Content-Length must be a number.") from None
    if why := too_large(announced, settings.LARGEST_FILE):
        raise TooLarge(why)
    return body_of(request)


def _document(kind: RecordType, record: Record, attachment: Attachment) -> dict[str, Any]:
    by = attachment.added_by
    return {
        "file": attachment.pk,
        **_facts(attachment),
        "audience": attachment.audience,
        "added_by": Named(by.number, by.name),
        "added_at": attachment.added_at,
        "url": f"{address_of(kind, record.number)}/files/{attachment.pk}",
    }


def _facts(attachment: Attachment) -> dict[str, Any]:
    return {
        "name": attachment.name,
        "kind": attachment.kind,
        "size": attachment.size,
        "sha256": attachment.digest,
        "hint": attachment.hint or None,
    }
