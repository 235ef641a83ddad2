"""The headers that make an answer safe, on every answer that leaves, whoever gives it."""

from django.http import HttpRequest, HttpResponse

from armillary.gate.step import Answer

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
NOTHING_RUNS = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""For what strangers made and we only pass on."""
IN_A_FRAME = "default-src 'none'; sandbox; frame-ancestors 'self'"
"""The same, shown within a page of ours."""
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
YEAR = 31_536_000
NOT_STORED = "no-store"
FOR_EVER = f"public, max-age={YEAR}, immutable"


def safe_headers(*, secure: bool, cache: str = NOT_STORED, policy: str = POLICY) -> dict[str, str]:
    """What every answer carries. `secure`: the request came over TLS."""
    headers = {**ALWAYS, "Content-Security-Policy": policy, "Cache-Control": cache}
    if secure:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return headers


class SafeHeaders:
    """Answers are not stored unless a view says that they may be, and run what is ours."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        cache = response.headers.get("Cache-Control", NOT_STORED)
        policy = response.headers.get("Content-Security-Policy", POLICY)
        safe = safe_headers(secure=request.is_secure(), cache=cache, policy=policy)
        for name, value in safe.items():
            response.headers[name] = value
        return response
