"""The first thing that happens to a request: it gets an id and its moment, and nobody's name."""

from datetime import UTC, datetime
from secrets import token_hex
from typing import cast

from django.http import HttpRequest, HttpResponse

from armillary.gate.request import Request
from armillary.gate.step import Answer


class Arrival:
    """Where the clock is read, once for each request."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        arrived = cast("Request", request)
        arrived.id = token_hex(8)
        arrived.at = datetime.now(UTC)
        arrived.actor = arrived.signed_in = None
        response = self.get_response(arrived)
        response["X-Request-Id"] = arrived.id
        return response
