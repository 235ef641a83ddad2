"""Secrets of webhooks, made anew and told once: no answer of these is kept to be repeated."""

from django.http import HttpResponse

from armillary.api.answers import answer, wrong_method
from armillary.api.naming import key_named
from armillary.fittings.webhooks.declaration import SOURCE, SUBSCRIPTION
from armillary.fittings.webhooks.incoming.actions import address_anew
from armillary.fittings.webhooks.outgoing.actions import secret_anew
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of

ALLOWED = "POST, OPTIONS"


@signed_in
def of_subscription(request: Request, number: str) -> HttpResponse:
    """Sign with a new secret from now on; it is told this once."""
    if request.method != "POST":
        return _otherwise(request)
    subscription = SUBSCRIPTION.model(pk=key_named(SUBSCRIPTION, number))
    return answer({"secret": secret_anew(subscription, act_of(request))})


@signed_in
def of_source(request: Request, number: str) -> HttpResponse:
    """Listen at a new address under a new secret from now on; both are told this once."""
    if request.method != "POST":
        return _otherwise(request)
    source = SOURCE.model(pk=key_named(SOURCE, number))
    address, secret = address_anew(source, act_of(request))
    return answer({"address": address, "secret": secret})


def _otherwise(request: Request) -> HttpResponse:
    """What is not a POST."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": ALLOWED})
    return wrong_method(request, ALLOWED)
