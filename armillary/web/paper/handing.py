"""Hands out a document that was made as a file to keep."""

from datetime import datetime

from django.http import HttpResponse


def as_pdf(made: bytes, name: str) -> HttpResponse:
    """The answer that has a document under this name."""
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def day_of(at: datetime) -> datetime:
    """When that day began: what is printed twice a day is the same then."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
