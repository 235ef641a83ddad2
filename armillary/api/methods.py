"""By which methods an address is called, and what each answers."""

from collections.abc import Callable

from django.http import HttpResponse

from armillary.api.answers import wrong_method
from armillary.gate.once import once
from armillary.gate.request import Request

Answerer = Callable[[], HttpResponse]


def by_method(request: Request, **answerers: Answerer) -> HttpResponse:
    """Answer GET, HEAD and POST as far as there is an answer; OPTIONS and the rest by Allow.

    What is posted with an Idempotency-Key is done once, however often it comes.
    """
    methods = [*answerers, *(["HEAD"] if "GET" in answerers else []), "OPTIONS"]
    allowed = ", ".join(methods)
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": allowed})
    if request.method == "HEAD" and "GET" in answerers:
        return _without_body(answerers["GET"]())
    answerer = answerers.get(request.method or "")
    if answerer is None:
        return wrong_method(request, allowed)
    return once(request, answerer) if request.method == "POST" else answerer()


def _without_body(response: HttpResponse) -> HttpResponse:
    """What GET would answer, but for its bytes."""
    if response.streaming:
        response.close()
        return HttpResponse(headers=dict(response.items()))
    response.headers["Content-Length"] = str(len(response.content))
    response.content = b""
    return response
