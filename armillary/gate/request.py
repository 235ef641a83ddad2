"""A request as views see it: with a moment, an id, and the person who asks."""

from datetime import datetime

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


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith(API)


def actor_of(request: Request) -> Person:
    """The person who asks. Views that are not open to all always have one."""
    if request.actor is None:
        raise NotSignedIn("Sign in first.")
    return request.actor


def act_of(request: Request, version: int | None = None) -> Act:
    """What this request would do, as an act."""
    door = Door.API if is_api(request) else Door.WEB
    return Act(actor=actor_of(request), at=request.at, door=door, version=version)
