"""Handing a record over: to whom, along which interaction, with which words."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from armillary.fittings.handoffs import actions, contracts, queries
from armillary.gate.admission import staff_only
from armillary.gate.once import FORM_KEY, fresh_form_key, once_for_form
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.errors import Invalid, Refusal
from armillary.kernel.lifecycle.enacting import create
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.handoffs.told import in_hours, sent
from armillary.web.handoffs.ways import Way, chosen, ways_from
from armillary.web.records.crumbs import Crumb
from armillary.web.records.fields import form_fields
from armillary.web.records.form import Hidden, field_errors, summary
from armillary.web.records.reading import numbered
from armillary.web.submitted import typed_in
from armillary.web.values.fields import address, title_of

ASKED = ("wish", "team")
WHERE = (Crumb("Hand-offs", "/hand-offs"), Crumb("Hand off"))


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Show the form by which a record is handed over, or do it and go to the hand-off."""
    if request.method == "POST":
        return once_for_form(request, lambda: _offer(request, typed_in(request)))
    typed = {name: request.GET.get(name, "") for name in ("about", "way", *ASKED)}
    if not typed["about"]:
        return render(request, "handoffs/which.html", {"title": "Hand off", "breadcrumbs": WHERE})
    return _shown(request, numbered(typed["about"], actor_of(request)), typed, None)


@staff_only
@require_safe
def along(request: Request) -> HttpResponse:
    """What would go along with this record, and until when it would be answered: a part."""
    actor = actor_of(request)
    record = numbered(request.GET.get("about", ""), actor)
    way = chosen(ways_from(record, actor), request.GET.get("way", ""))
    return render(request, "handoffs/along.html", _along(record, way, actor))


def _offer(request: Request, typed: Mapping[str, str]) -> HttpResponse:
    act = act_of(request)
    record = numbered(typed.get("about", ""), act.actor)
    way = chosen(ways_from(record, act.actor), typed.get("way", ""))
    try:
        if way is None:
            raise Invalid({"way": "Choose to whom it goes, and along which interaction."})
        given = {name: typed[name] for name in ASKED if typed.get(name)}
        arguments = actions.offer.arguments.parse(given | _sent(record, way), act)
        made = create(actions.offer, act, arguments)
    except Refusal as refusal:
        return _shown(request, record, typed, refusal)
    return HttpResponseRedirect(address(made), status=303)


def _sent(record: Record, way: Way) -> dict[str, object]:
    return {
        "about": record.number,
        "edge": way.edge,
        "from_process": way.sender,
        "to_process": way.receiver,
    }


def _shown(
    request: Request, record: Record, typed: Mapping[str, str], refusal: Refusal | None
) -> HttpResponse:
    actor = actor_of(request)
    groups = ways_from(record, actor)
    way = chosen(groups, typed.get("way", ""))
    errors = field_errors(refusal)
    arguments = [each for each in actions.offer.arguments.all if each.name in ASKED]
    page = {
        "title": f"Hand off {record.number}",
        "about": record,
        "about_title": title_of(record),
        "about_url": address(record),
        "groups": groups,
        "chosen": way.value if way else "",
        "way_error": errors.get("way", ""),
        "fields": form_fields(arguments, typed, errors, actor),
        "errors": summary(arguments, refusal),
        "hidden": (Hidden("about", record.number), Hidden(FORM_KEY, fresh_form_key())),
        "breadcrumbs": (Crumb(record.number, address(record)), Crumb("Hand off")),
        **_along(record, way, actor),
    }
    return render(request, "handoffs/new.html", page, status=refusal.status if refusal else 200)


def _along(record: Record, way: Way | None, actor: Person) -> dict[str, object]:
    """What goes along this way, what is missing, who receives it, and how long they may take."""
    if way is None:
        return {"way": None}
    agreed = contracts.contract_of(record, way.edge)
    content = contracts.content_of(record, way.edge, actor)
    reception = queries.reception(way.receiver)
    return {
        "way": way,
        "told": tuple(sent(agreed, content)),
        "flaws": tuple(agreed.flaws(content)),
        "within": in_hours(agreed.within),
        "reception": reception,
    }
