"""The pages of a review: its packs, one of them in full, and on paper."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Pack, ServiceReview
from armillary.assurance.service_level.queries import packs
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import address
from armillary.web.asking import kind_named
from armillary.web.paper.handing import as_pdf
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.service_level import pack as told_of
from armillary.web.service_level import pack_paper
from armillary.web.values.kinds import Moment
from armillary.web.values.making import moment

REVIEWS = "service-reviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A pack in a line."""

    label: str
    url: str
    paper_url: str
    by: str
    moment: Moment
    name: str
    acknowledged: Moment | None
    digest: str


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a review with its packs to somebody of either side."""
    kind, act = kind_named(REVIEWS), act_of(request)
    found = cast("ServiceReview", readable(kind, number, act.actor))
    record = record_view(kind, found, act, all_="all" in request.GET)
    there = list(packs.packs(found))
    view: dict[str, Any] = {
        "title": f"{record.number} {record.title}",
        "record": record,
        "breadcrumbs": crumbs(kind, (record.number, "")),
        "packs": [_line(found, each) for each in there],
        "in_short": told_of.in_short(there[0].document) if there else "",
        "minutes": found.minutes,
        "attendance": found.attendance.splitlines(),
        "draw_url": record.form_urls.get("draw_up_pack", ""),
        "acknowledge_url": record.form_urls.get("acknowledge_pack", ""),
    }
    return render(request, "service_level/review.html", view)


@signed_in
@require_safe
def in_full(request: Request, number: str) -> HttpResponse:
    """Show a pack, without a word the newest: each figure leads to what it is made of."""
    kind, act = kind_named(REVIEWS), act_of(request)
    found = cast("ServiceReview", readable(kind, number, act.actor))
    pack = _chosen(found, request.GET.get("pack", ""))
    view: dict[str, Any] = {
        "title": told_of.title_of(pack.document),
        "breadcrumbs": crumbs(
            kind, (found.number, f"/{REVIEWS}/{found.number}"), (f"Pack {pack.number}", "")
        ),
        "review_url": f"/{REVIEWS}/{found.number}",
        "review_number": found.number,
        "pack": _line(found, pack),
        "facts": told_of.facts_of(pack.document),
        "in_short": told_of.in_short(pack.document),
        "summary": pack.document["summary"],
        "sections": told_of.sections(pack.document),
        "digest": pack.digest,
    }
    return render(request, "service_level/pack.html", view)


@signed_in
@require_safe
def on_paper(request: Request, number: str) -> HttpResponse:
    """Give a pack as a PDF, without a word the newest."""
    kind, act = kind_named(REVIEWS), act_of(request)
    found = cast("ServiceReview", readable(kind, number, act.actor))
    pack = _chosen(found, request.GET.get("pack", ""))
    return as_pdf(pack_paper.printed(pack), f"{found.number}-pack-{pack.number}.pdf")


def _chosen(review: ServiceReview, asked: str) -> Pack:
    """NotFound: there is no such pack."""
    there = {str(each.number): each for each in packs.packs(review)}
    if not there:
        raise NotFound("Nothing has been drawn up for this review yet.")
    if asked and asked not in there:
        raise NotFound("There is no such pack of this review.")
    return there[asked] if asked else next(iter(there.values()))


def _line(review: ServiceReview, pack: Pack) -> Line:
    url, which = f"/{REVIEWS}/{review.number}", (("pack", str(pack.number)),)
    return Line(
        label=f"Pack {pack.number}",
        url=address(f"{url}/pack", which),
        paper_url=address(f"{url}/paper", which),
        by=pack.by.name,
        moment=moment(pack.at),
        name=pack.name,
        acknowledged=moment(pack.acknowledged_at) if pack.acknowledged_at else None,
        digest=pack.digest[:12],
    )
