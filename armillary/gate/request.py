"""A request as views see it: with a moment, an id, and the person who asks."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from armillary.kernel.access.signing_in import SignedIn
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import NotSignedIn
from armillary.people.models import Person

API = "/api/"


class Request(HttpRequest):
    """What the gate adds. `at` is the one moment at which everything in it happens."""

    id: str
    at: datetime
    actor: Person | None
    signed_in: SignedIn | None
    large_body: bytes


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith(API)


def actor_of(request: Request) -> Person:
    """The person who asks. Views that are not open to all always have one."""
    if request.actor is None:
        raise NotSignedIn("Sign in first.")
    return request.actor


def body_of(request: Request) -> bytes:
    """The whole body, also where it is a file: Django itself reads no more than a form has."""
    if int(request.META.get("CONTENT_LENGTH") or 0) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return request.body
    if not hasattr(request, "large_body"):
        request.large_body = request.read()
    return request.large_body


def act_of(request: Request, version: int | None = None) -> Act:
    """What this request would do, as an act."""
    door = Door.API if is_api(request) else Door.WEB
    return Act(actor=actor_of(request), at=request.at, door=door, version=version)
