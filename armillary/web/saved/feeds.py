"""A view as an Atom feed, and the page that tells its address once."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_POST, require_safe

from armillary.fittings.views.feeds import Feed, begin, end_feed, read
from armillary.fittings.views.models import View
from armillary.gate.admission import open_to_all, signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.registry import record_type_of
from armillary.web.records.crumbs import crumbs
from armillary.web.records.reading import readable


@open_to_all
@require_safe
def feed(request: Request, number: str) -> HttpResponse:
    """The newest records of a view, for whoever brings a key that lives."""
    found = read(number, request.GET.get("key", ""))
    return HttpResponse(_written(request, found), content_type="application/atom+xml")


@signed_in
@require_POST
def key(request: Request, number: str) -> HttpResponse:
    """Make the key of this person for this view and tell the address once, or end it."""
    kind = record_type_of(View)
    view = readable(kind, number, actor_of(request))
    if not isinstance(view, View):
        raise TypeError("A view is a View.")
    if request.POST.get("end"):
        end_feed(view, act_of(request))
        return HttpResponseRedirect(f"/views/{number}", status=303)
    secret = begin(view, act_of(request))
    address = request.build_absolute_uri(f"/views/{view.number}/feed?key={secret}")
    page = {
        "title": f"Feed of {view.name}",
        "address": address,
        "view": view,
        "breadcrumbs": crumbs(kind, (view.number, f"/views/{view.number}"), ("Feed", "")),
    }
    return render(request, "feed_key.html", page)


def _written(request: Request, found: Feed) -> str:
    names = [field.name for field in found.page.fields]
    path = f"/{found.kind.slug}?{found.view.question}"
    atom = Atom1Feed(
        title=f"{found.view.name} · {found.kind.plural}",
        link=request.build_absolute_uri(path),
        description="",
        feed_guid=request.build_absolute_uri(f"/views/{found.view.number}"),
    )
    for row in found.page.rows:
        held = dict(zip(names, row.values, strict=True))
        url = request.build_absolute_uri(f"/{found.kind.slug}/{row.number}")
        title = held[found.kind.title]
        atom.add_item(
            title=row.number if title == row.number else f"{row.number} {title}",
            link=url,
            description=dict(found.kind.states.choices).get(held["state"], held["state"]),
            unique_id=url,
            updateddate=held["updated_at"],
        )
    return atom.writeString("utf-8")
