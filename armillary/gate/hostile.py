"""What only machines send: control characters and strange host names, refused at once."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from armillary.gate.refusing import render_refusal
from armillary.gate.step import Answer
from armillary.kernel.errors import Malformed
from armillary.kernel.lifecycle.text import flaw

_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_IN_HEADERS = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


STRANGE_HOST = (
    "This product does not answer for this host name. The operator lists the names for which it "
    "does in ARMILLARY_HOSTS."
)


class HostileCharacters:
    """NUL, lone surrogates, control characters and broken UTF-8 end here with a 400."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return render_refusal(request, Malformed(STRANGE_HOST))
        if where := hostile_part(request):
            return render_refusal(
                request, Malformed(f"The {where} holds characters that have no place there.")
            )
        return self.get_response(request)


def hostile_part(request: HttpRequest) -> str | None:
    """Which part of the request is hostile; None when none is."""
    if _CONTROL.search(request.path_info) or "\ufffd" in request.path_info:
        return "address"
    if _is_hostile(request.META.get("QUERY_STRING", "")):
        return "query"
    return "headers" if _has_hostile_header(request.META) else None


def _is_hostile(query: str) -> bool:
    try:
        text = unquote_to_bytes(query.replace("+", " ").encode("latin-1")).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return True
    return flaw(text) is not None


def _has_hostile_header(meta: Mapping[str, Any]) -> bool:
    return any(
        _IN_HEADERS.search(value)
        for name, value in meta.items()
        if name.startswith(("HTTP_", "CONTENT_")) and isinstance(value, str)
    )
