"""Who asks, for what, and how: the few things that views read from a request."""

from typing import cast

from django.http import HttpRequest
from django.utils import timezone

from armillary.kernel.acts import Act, Door
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.registry import record_types
from armillary.people.models import Person


def actor_of(request: HttpRequest) -> Person:
    """The person who is signed in; the middleware has seen to it that there is one."""
    return cast("Person", request.actor)  # type: ignore[attr-defined]


def act_of(request: HttpRequest, version: int | None = None) -> Act:
    """What this request would do, as an act: now, by this person, through the web."""
    return Act(actor=actor_of(request), at=timezone.now(), door=Door.WEB, version=version)


def kind_named(slug: str) -> RecordType:
    """The record type of a part of an address."""
    try:
        return record_types()[slug]
    except KeyError:
        raise NotFound("There is no such page.") from None


def wants_part(request: HttpRequest) -> bool:
    """Whether a part of a page is asked for, to be put into one that is there already."""
    return request.headers.get("HX-Request") == "true"


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """Where a form wants to go on, if that is a page of this product."""
    asked = request.POST.get("next", "")
    own = asked.startswith("/") and not asked.startswith(("//", "/\\"))
    return asked if own and asked.isprintable() else otherwise
