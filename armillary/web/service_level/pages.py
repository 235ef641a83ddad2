"""The pages of an agreement: what it promises and rests on, redlines, paper; and the catalogue."""

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Agreement, Edition, StandardService
from armillary.assurance.service_level.queries import agreements, editions
from armillary.assurance.service_level.queries.wording import hours_of, price
from armillary.assurance.service_level.rules.documents import digest
from armillary.assurance.service_level.rules.redlines import redline
from armillary.gate.admission import signed_in, staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import NotFound
from armillary.people.models import Person
from armillary.web.asking import kind_named
from armillary.web.paper.handing import as_pdf
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.service_level import paper, told
from armillary.web.values.states import state

NOW = "now"


@signed_in
@require_safe
def agreement(request: Request, number: str) -> HttpResponse:
    """Show an agreement: the other side sees what it signs, we see what it rests on as well."""
    kind, act = kind_named(told.AGREEMENTS), act_of(request)
    found = cast("Agreement", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET)
    needs, proposed = told.promises(found), editions.latest(found)
    page: dict[str, Any] = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "promises": needs,
        "collects": told.collects(found),
        "words": told.words(found),
        "signed": told.signatures(found, proposed),
        "editions": told.worded(found),
        "services": list(agreements.services(found)) if act.actor.is_staff else (),
        "service_names": proposed.document["services"] if proposed else [],
        "paper_url": f"{view.url}/paper",
        "redline_url": f"{view.url}/redline",
        "define_url": (
            f"/objectives/new?agreement={found.number}" if told.is_worked_on(found) else ""
        ),
    }
    if act.actor.is_staff:
        page |= _for_us(found, page, act)
    return render(request, "service_level/agreement.html", page)


def _for_us(found: Agreement, page: dict[str, Any], act: Any) -> dict[str, Any]:
    """What the other side is not told."""
    levels = told.offered(found) if page["collects"] else []
    allowed = page["record"].form_urls
    return {
        "ours": True,
        "findings": told.findings(found, act),
        "rests_on": list(told.rests_on(found, act)),
        "carries": list(told.carries(found, act)),
        "waivers": list(editions.waivers(found)),
        "levels": levels,
        "fits": told.as_rows(levels, page["promises"]),
        "rest_on_url": allowed.get("rest_on", ""),
        "cover_url": allowed.get("cover", ""),
        "waive_url": allowed.get("waive", ""),
        "choose_url": allowed.get("choose_level", ""),
    }


@signed_in
@require_safe
def redlined(request: Request, number: str) -> HttpResponse:
    """Show two editions beside each other; without a word, the last two."""
    kind, act = kind_named(told.AGREEMENTS), act_of(request)
    found = cast("Agreement", readable(kind, number, act.actor))
    known = _known(found, act.actor)
    keys = list(known)
    last = [key for key in keys if key != NOW or _has_changed(found, known)]
    after = request.GET.get("after") or last[0]
    before = request.GET.get("before") or last[min(1, len(last) - 1)]
    first, second = _chosen(found, known, before), _chosen(found, known, after)
    rows = redline(first, second)
    page = {
        "title": f"What changed in {found.name}",
        "breadcrumbs": crumbs(
            kind, (found.number, f"/{told.AGREEMENTS}/{found.number}"), ("Redline", "")
        ),
        "agreement_url": f"/{told.AGREEMENTS}/{found.number}",
        "choices": [(key, _named(known[key])) for key in keys],
        "before": before,
        "after": after,
        "before_name": _named(known[before]),
        "after_name": _named(known[after]),
        "rows": rows,
        "changed": sum(1 for row in rows if row.changed),
    }
    return render(request, "service_level/redline.html", page)


@signed_in
@require_safe
def on_paper(request: Request, number: str) -> HttpResponse:
    """Give an edition as a PDF; without a word the newest, before there is one the draft."""
    kind, act = kind_named(told.AGREEMENTS), act_of(request)
    found = cast("Agreement", readable(kind, number, act.actor))
    known = _known(found, act.actor)
    key = request.GET.get("edition") or next((key for key in known if key != NOW), NOW)
    words, edition = _chosen(found, known, key), known[key]
    of = edition.agreement if edition else found
    signed = [
        each
        for each in editions.signatures(of)
        if edition is not None and each.digest == edition.digest
    ]
    made = paper.printed(
        words,
        signed,
        at=edition.at if edition else found.updated_at,
        mark="" if edition and edition.agreed_at else _mark(edition),
    )
    name = f"{found.number}-{edition.number if edition else 'draft'}.pdf"
    return as_pdf(made, name)


@staff_only
@require_safe
def standard_service(request: Request, number: str) -> HttpResponse:
    """Show a standard service with its levels beside each other."""
    kind, act = kind_named("standard-services"), act_of(request)
    found = cast("StandardService", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET)
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "levels": [
            {
                "url": f"/{told.AGREEMENTS}/{each.number}",
                "name": each.level,
                "price": price(each.price, each.currency),
                "hours": hours_of(each),
                "state": state(told.AGREEMENTS, each.state),
                "promises": [one.statement for one in promised],
                "options": each.options.splitlines(),
            }
            for each, promised in told.levels(found)
        ],
        "draft_url": f"/{told.AGREEMENTS}/new/draft_level?standard_service={found.number}",
    }
    return render(request, "service_level/standard_service.html", page)


def _known(found: Agreement, actor: Person) -> dict[str, Edition | None]:
    """All editions, the newest first; for us the words of today before them, where they may change.

    NotFound: nothing was proposed yet, and the desk on which it is written is ours.
    """
    kept = list(editions.editions_of(agreements.line_of(found)))
    known: dict[str, Edition | None] = {told.key_of(each): each for each in kept}
    if actor.is_staff and (told.is_worked_on(found) or not known):
        return {NOW: None, **known}
    if not known:
        raise NotFound("Nothing has been proposed yet.")
    return known


def _has_changed(found: Agreement, known: dict[str, Edition | None]) -> bool:
    """Whether the words of today are others than those of the newest edition."""
    newest = next((each for each in known.values() if each), None)
    return newest is None or newest.digest != digest(agreements.text_of(found))


def _chosen(found: Agreement, known: dict[str, Edition | None], key: str) -> Any:
    if key not in known:
        raise NotFound("There is no such edition of this agreement.")
    edition = known[key]
    return edition.document if edition else agreements.text_of(found)


def _named(edition: Edition | None) -> str:
    if edition is None:
        return "The words of today"
    agreed = ", agreed" if edition.agreed_at else ""
    return f"{edition.agreement.number}, edition {edition.number} of {edition.at:%d %b %Y}{agreed}"


def _mark(edition: Edition | None) -> str:
    return f"Proposal, edition {edition.number}: not agreed" if edition else "Draft: not agreed"
