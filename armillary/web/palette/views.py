"""What the palette asks for when it is opened."""

import msgspec
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.web.palette.offers import numbers, offers


@signed_in
@require_safe
def palette(request: Request) -> HttpResponse:
    """The places of this person, and where numbers lead."""
    found = msgspec.to_builtins(offers(act_of(request)))
    return JsonResponse({"offers": found, "numbers": numbers(actor_of(request))})
