"""A request that may come twice and is done once: by a key that came with it."""

import re
from collections.abc import Callable
from secrets import token_hex

from django.http import HttpResponse

from armillary.fittings.repeats.keeping import Kept, claim, digest, keep
from armillary.gate.request import Request, actor_of, body_of
from armillary.kernel.errors import Malformed

REPLAYED = "Idempotency-Replayed"
FORM_KEY = "form_key"
_KEPT_HEADERS = ("Content-Type", "ETag", "Location")
_FITTING = re.compile(r"[\x21-\x7e]{1,200}")


def once(request: Request, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer a call; with an Idempotency-Key that came before, as it was answered then."""
    key = request.META.get("HTTP_IDEMPOTENCY_KEY")
    if key is None:
        return answer()
    if not _FITTING.fullmatch(key):
        raise Malformed("Idempotency-Key must have 1 to 200 visible characters of ASCII.")
    return _kept(request, digest(_scope(request), key.encode()), body_of(request), answer)


def once_for_form(request: Request, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer a form; one that was sent before, unchanged, leads to where it led then.

    A form that went back in the browser and was changed is a new one.
    """
    key = request.POST.get(FORM_KEY, "")
    if not _FITTING.fullmatch(key):
        return answer()
    typed = request.POST.urlencode().encode()
    return _kept(request, digest(_scope(request), key.encode(), typed), typed, answer)


def fresh_form_key() -> str:
    """What a form carries, so that sending it twice does it once."""
    return token_hex(16)


def _scope(request: Request) -> bytes:
    """Keys are the token's own; those of pages are the person's."""
    who = request.signed_in
    if who is not None and who.by_token:
        return f"token {who.key}".encode()
    return f"person {actor_of(request).pk}".encode()


def _kept(
    request: Request, key: str, body: bytes, answer: Callable[[], HttpResponse]
) -> HttpResponse:
    seen = request.META.get("HTTP_IF_MATCH", "")
    asked = (request.method or "", request.get_full_path(), seen)
    said = digest(*(part.encode() for part in asked), body)
    if known := claim(key, said, request.at):
        return _again(known)
    response = answer()
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    keep(key, Kept(response.status_code, headers, response.content))
    return response


def _again(known: Kept) -> HttpResponse:
    response = HttpResponse(known.body, status=known.status)
    for name, value in known.headers.items():
        response.headers[name] = value
    response.headers[REPLAYED] = "true"
    return response
