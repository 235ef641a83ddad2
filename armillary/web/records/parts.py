"""What is loaded into the page of a record afterwards; without a script a page of its own."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render

from armillary.gate.request import Request
from armillary.kernel.registry import record_type_of
from armillary.records.models import Record
from armillary.web.asking import wants_part
from armillary.web.records.crumbs import crumbs, hue_of
from armillary.web.values.fields import address


def part_of(
    request: Request, record: Record, crumb: str, part: str, told: Mapping[str, object]
) -> HttpResponse:
    """Answer with the template of the part, or with the page that holds nothing besides it.

    Beneath the title of that page stands a `heading`, where the part has headings of its own.
    """
    kind = record_type_of(type(record))
    page = {
        **told,
        "part": part,
        "hue": hue_of(kind),
        "breadcrumbs": crumbs(kind, (record.number, address(record)), (crumb, "")),
    }
    return render(request, part if wants_part(request) else "part_alone.html", page)
