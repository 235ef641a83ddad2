"""Answers with bytes that somebody sent us: a browser saves them, and runs nothing of them."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from armillary.gate.headers import NOTHING_RUNS

BYTES = "application/octet-stream"


def for_download(content: bytes, name: str) -> HttpResponse:
    """A file under its name, as bytes of no type: so that no browser shows it in our name."""
    return _answer(content, BYTES, content_disposition_header(True, name))


def as_picture(content: bytes, kind: str) -> HttpResponse:
    """A picture that we have drawn ourselves. Only those may be shown."""
    return _answer(content, kind, "inline")


def _answer(content: bytes, kind: str, disposition: str | None) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": disposition or "attachment",
            "Content-Length": str(len(content)),
            "Content-Security-Policy": NOTHING_RUNS,
        },
    )
