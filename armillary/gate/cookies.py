"""What a request brings to be recognised by: a cookie, or a token in a header."""

from django.http import HttpRequest, HttpResponse

from armillary.gate.request import is_api
from armillary.kernel.access import sessions


def session_in(request: HttpRequest) -> str:
    """The secret in the cookie; empty when there is none."""
    return request.COOKIES.get(sessions.cookie_name(secure=request.is_secure()), "")


def token_in(request: HttpRequest) -> str:
    """The token in the header, for the API only; empty when there is none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if is_api(request) and scheme.lower() == "bearer" else ""


def keep_session(request: HttpRequest, response: HttpResponse, secret: str) -> None:
    """Let the browser keep the session until it is closed."""
    secure = request.is_secure()
    response.set_cookie(
        sessions.cookie_name(secure=secure),
        secret,
        secure=secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def drop_session(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser forget the session."""
    secure = request.is_secure()
    response.set_cookie(
        sessions.cookie_name(secure=secure),
        "",
        max_age=0,
        secure=secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )
