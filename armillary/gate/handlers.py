"""What Django calls when no view was reached: name these as handler400, 403, 404 and 500."""

from django.http import HttpRequest, HttpResponse

from armillary.gate.refusing import Broken, render_refusal
from armillary.kernel.errors import Malformed, NotAllowed, NotFound

BROKEN = "This is our fault, and nothing was changed. What went wrong is in the log of the request."


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request is too large, names a host that is not ours, or cannot be read."""
    return render_refusal(request, Malformed("This request cannot be read, or is too large."))


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render_refusal(request, NotAllowed("You may not do this."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render_refusal(request, NotFound("There is no such page."))


def broken(request: HttpRequest) -> HttpResponse:
    return render_refusal(request, Broken(BROKEN))
