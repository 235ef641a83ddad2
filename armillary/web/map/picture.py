"""The map as a picture of its own, to hang on a wall: SVG with its colours in it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request
from armillary.web.map.page import context


@staff_only
@require_safe
def picture(request: Request) -> HttpResponse:
    """The drawing alone."""
    answer = render(request, "map/picture.svg", context(request), content_type="image/svg+xml")
    answer["Content-Disposition"] = 'attachment; filename="armillary-map.svg"'
    return answer
