"""How a refusal leaves: as problem+json through the API, as a page through the web."""

from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlencode

import msgspec
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string

from armillary.gate.request import Request, is_api
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, NotSignedIn, Refusal, Stale
from armillary.kernel.journal.writing import plain

SIGN_IN = "/sign-in"
TITLES = {
    "broken": "Something broke",
    "busy": "Too busy at the moment",
    "malformed": "This cannot be read",
    "not-found": "Not here",
    "stale": "Changed meanwhile",
    "too-many": "Too many tries",
}
HEADERS = {
    401: {"WWW-Authenticate": 'Bearer realm="Armillary"'},
    429: {"Retry-After": "900"},
    503: {"Retry-After": "2"},
}


class Broken(Refusal):
    """Our fault. What went wrong is in the log, under the id of the request."""

    status = 500
    slug = "broken"


def render_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer that says no, in the form of the door by which the request came."""
    asked = cast("Request", request)
    response = problem(asked, refusal) if is_api(asked) else page(asked, refusal)
    for name, value in HEADERS.get(response.status_code, {}).items():
        response.headers[name] = value
    return response


def problem(request: Request, refusal: Refusal) -> HttpResponse:
    """RFC 9457: which rule, which field, what to do."""
    told: dict[str, Any] = {
        "type": f"urn:armillary:{refusal.slug}",
        "title": title_of(refusal),
        "status": refusal.status,
        "detail": refusal.message,
        "request_id": request.id,
    }
    if isinstance(refusal, Invalid):
        told["errors"] = [{"field": name, "why": why} for name, why in refusal.fields.items()]
    if isinstance(refusal, Stale):
        told["changes"] = refusal.changes
    body = msgspec.json.encode(told, enc_hook=plain)
    return HttpResponse(body, status=refusal.status, content_type="application/problem+json")


def page(request: Request, refusal: Refusal) -> HttpResponse:
    """A page that says what happened, what was kept and what to do; or the way to sign in."""
    if isinstance(refusal, NotSignedIn) and request.method == "GET":
        return _to_sign_in(request)
    if refusal.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return HttpResponse(_bare(refusal, request.id), status=refusal.status)
    try:
        return HttpResponse(_framed(request, refusal), status=refusal.status)
    except DatabaseError:
        return HttpResponse(_bare(refusal, request.id), status=refusal.status)


def title_of(refusal: Refusal) -> str:
    return TITLES.get(refusal.slug, refusal.slug.replace("-", " ").capitalize())


def _to_sign_in(request: Request) -> HttpResponse:
    there = f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=401, headers={"HX-Redirect": SIGN_IN})
    return HttpResponseRedirect(there)


def _framed(request: Request, refusal: Refusal) -> str:
    """In the frame of the product for those who are signed in, whose rows the frame counts."""
    if request.actor is None:
        return render_to_string("door_error.html", _context(refusal, request.id), request)
    with transaction.atomic():
        stand_as(request.actor)
        return render_to_string("error.html", _context(refusal, request.id), request)


def _bare(refusal: Refusal, request_id: str) -> str:
    """Without asking the database for anything."""
    return render_to_string("door_error.html", _context(refusal, request_id))


def _context(refusal: Refusal, request_id: str) -> dict[str, Any]:
    way = {"label": "Go to the start", "url": "/"}
    if isinstance(refusal, NotSignedIn):
        way = {"label": "Sign in", "url": SIGN_IN}
    ours = refusal.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return {
        "title": title_of(refusal),
        "breadcrumbs": [],
        "notices": [],
        "error": {
            "status": refusal.status,
            "title": title_of(refusal),
            "detail": f"{refusal.message} It has the id {request_id}." if ours else refusal.message,
            "rule": "",
            "kept": "",
            "what_to_do": [way],
            "changes": None,
        },
    }
