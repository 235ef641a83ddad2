"""What other programs tell: kept, answered at once, worked later."""

from django.http import HttpResponse

from armillary.api import body
from armillary.api.answers import answer, wrong_method
from armillary.fittings.webhooks.incoming.receiving import Call, receive, source_of
from armillary.gate.admission import open_to_all
from armillary.gate.once import REPLAYED
from armillary.gate.refusing import render_refusal
from armillary.gate.request import Request
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import TooMany

SOON = "60"


@open_to_all
def hook(request: Request, address: str) -> HttpResponse:
    """Take what a source tells. The address is its secret, and calls may have to be signed."""
    if request.method != "POST":
        return wrong_method(request, "POST")
    sent, told = body.read_anything(request)
    stand_as(robot())
    headers = {name.lower(): value for name, value in request.headers.items()}
    call = Call(address, headers, sent, told, request.at)
    try:
        receipt, again = receive(source_of(call), call)
    except TooMany as refusal:
        response = render_refusal(request, refusal)
        response.headers["Retry-After"] = SOON
        return response
    response = answer({"received": receipt.pk}, 202)
    if again:
        response.headers[REPLAYED] = "true"
    return response
