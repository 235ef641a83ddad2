"""What goes back: bytes of JSON, with the version of a record as its ETag."""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse

from armillary.gate.refusing import render_refusal
from armillary.gate.request import Request
from armillary.kernel.errors import Malformed, Refusal
from armillary.kernel.journal.writing import plain

JSON = "application/json"
_encoder = msgspec.json.Encoder(enc_hook=plain, decimal_format="string")


class WrongMethod(Refusal):
    """This address does not answer to this method."""

    status = 405
    slug = "wrong-method"


def encoded(data: Any) -> bytes:
    """The bytes of a value."""
    return _encoder.encode(data)


def answer(
    data: Any, status: int = 200, *, version: int | None = None, location: str = ""
) -> HttpResponse:
    """A document, with the version of the record that it tells of."""
    return of_bytes(encoded(data), status, version=version, location=location)


def of_bytes(
    body: bytes, status: int = 200, *, version: int | None = None, location: str = ""
) -> HttpResponse:
    """A document that is encoded already."""
    response = HttpResponse(body, status=status, content_type=JSON)
    if version is not None:
        response.headers["ETag"] = etag(version)
    if location:
        response.headers["Location"] = location
    return response


def unchanged(version: int) -> HttpResponse:
    """What was asked for is as the caller has it."""
    return HttpResponse(status=304, headers={"ETag": etag(version)})


def wrong_method(request: Request, allowed: str) -> HttpResponse:
    """405, and what would do."""
    response = render_refusal(request, WrongMethod(f"This address answers to {allowed}."))
    response.headers["Allow"] = allowed
    return response


def etag(version: int) -> str:
    return f'"{version}"'


def version_seen(request: HttpRequest) -> int | None:
    """The version in If-Match: what the caller believes to be there. None: nothing was said."""
    said = request.META.get("HTTP_IF_MATCH", "").strip()
    if said in ("", "*"):
        return None
    version = _version(said)
    if version is None:
        raise Malformed('If-Match must be the ETag of the record, such as "3".')
    return version


def has_said_version(request: HttpRequest) -> bool:
    """Whether the caller said which version is meant; "*" says: any."""
    return bool(request.META.get("HTTP_IF_MATCH", "").strip())


def knows(request: HttpRequest, version: int) -> bool:
    """Whether the caller has this version already (If-None-Match)."""
    said = request.META.get("HTTP_IF_NONE_MATCH", "")
    return said.strip() == "*" or version in [_version(each) for each in said.split(",")]


def _version(tag: str) -> int | None:
    bare = tag.strip().removeprefix("W/").strip('"')
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 10 else None
