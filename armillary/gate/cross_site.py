"""No other site writes here in the name of somebody who is signed in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from armillary.gate.admission import SAFE_METHODS
from armillary.gate.cookies import session_in, token_in
from armillary.gate.refusing import render_refusal
from armillary.gate.request import is_api
from armillary.kernel.errors import NotAllowed

HOST_ONLY = "__Host-armillary_csrf"


class CrossSite(CsrfViewMiddleware):
    """Django's check of token and Origin, for whatever a browser would send by itself.

    A call to the API with a token of its own carries nothing that a browser adds, and one
    with neither token nor session is nobody's; both need no check. Over TLS the cookie has a
    name that no neighbouring host can set.
    """

    def process_request(self, request: HttpRequest) -> None:
        if request.is_secure():
            request.COOKIES.pop(settings.CSRF_COOKIE_NAME, None)
            if HOST_ONLY in request.COOKIES:
                request.COOKIES[settings.CSRF_COOKIE_NAME] = request.COOKIES[HOST_ONLY]
        super().process_request(request)

    def process_view(
        self,
        request: HttpRequest,
        callback: Any,
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> Any:
        if is_api(request) and (token_in(request) or not session_in(request)):
            return None
        if request.method not in SAFE_METHODS and _says_it_is_foreign(request):
            return cross_site(request)
        return super().process_view(request, callback, callback_args, callback_kwargs)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response = super().process_response(request, response)
        if request.is_secure() and settings.CSRF_COOKIE_NAME in response.cookies:
            made = response.cookies.pop(settings.CSRF_COOKIE_NAME)
            response.set_cookie(
                HOST_ONLY, made.value, secure=True, httponly=True, samesite="Lax", path="/"
            )
        return response


def cross_site(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a write that another site may have sent (CSRF_FAILURE_VIEW)."""
    return render_refusal(
        request,
        NotAllowed(
            "This did not come from a page of this product, or the page is too old. "
            "Open the page again and try once more."
        ),
    )


def _says_it_is_foreign(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}
