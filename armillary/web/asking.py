"""What is asked for, and where to go on: the few things that views read from a request."""

from django.http import HttpRequest

from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.registry import record_types
from armillary.reference.processes import Process, process


def kind_named(slug: str) -> RecordType:
    """The record type of a part of an address."""
    try:
        return record_types()[slug]
    except KeyError:
        raise NotFound("There is no such page.") from None


def process_named(identifier: str) -> Process:
    """The process of a part of an address. NotFound: the model has none of this name."""
    try:
        return process(identifier)
    except KeyError:
        raise NotFound("The model has no process of this name.") from None


def wants_part(request: HttpRequest) -> bool:
    """Whether a part of a page is asked for, to be put into one that is there already."""
    return request.headers.get("HX-Request") == "true"


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """Where a form wants to go on, if that is a page of this product."""
    asked = request.POST.get("next", "")
    own = asked.startswith("/") and not asked.startswith(("//", "/\\"))
    return asked if own and asked.isprintable() else otherwise
