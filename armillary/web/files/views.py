"""Sending files to a record, and getting them back."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from armillary.fittings.files.actions import attach, attach_internally, remove_attachment
from armillary.fittings.files.keeping import keep
from armillary.fittings.files.models import Attachment
from armillary.fittings.files.queries import file_of, thumbnail_of
from armillary.fittings.files.reading import content_of
from armillary.gate.admission import signed_in
from armillary.gate.passing_on import as_picture, for_download
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid, NotFound, Refusal
from armillary.kernel.journal.vocabulary import Audience
from armillary.records.models import Record
from armillary.web.asking import kind_named, wants_part
from armillary.web.files.panel import panel_of
from armillary.web.records.crumbs import crumbs
from armillary.web.records.form import Hidden, record_form
from armillary.web.records.reading import MISSING, readable

SMALL = "image/webp"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: Request, slug: str, number: str, *, internal: bool = False) -> HttpResponse:
    """Show the files of a record with the form that adds some, or add those that were sent."""
    kind = kind_named(slug)
    record = readable(kind, number, actor_of(request))
    if request.method != "POST":
        return _page(request, kind, record, internal=internal)
    try:
        _keep_all(request, record)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, kind, record, refusal)
    if wants_part(request):
        return HttpResponse(status=204)
    return HttpResponseRedirect(f"/{slug}/{record.number}#files", status=303)


@signed_in
@require_safe
def download(request: Request, slug: str, number: str, key: int) -> HttpResponse:
    """A file, for saving."""
    _, found = _found(request, slug, number, key)
    return for_download(content_of(found), found.name)


@signed_in
@require_safe
def shown(request: Request, slug: str, number: str, key: int) -> HttpResponse:
    """A picture that we have drawn anew, in the browser."""
    _, found = _found(request, slug, number, key)
    if not found.picture:
        raise NotFound(MISSING)
    return as_picture(content_of(found), found.kind)


@signed_in
@require_safe
def small(request: Request, slug: str, number: str, key: int) -> HttpResponse:
    """The small picture of a picture."""
    actor = actor_of(request)
    picture = thumbnail_of(readable(kind_named(slug), number, actor), key, actor)
    if picture is None:
        raise NotFound(MISSING)
    return as_picture(picture, SMALL)


@signed_in
@require_safe
def remove(request: Request, slug: str, number: str, key: int) -> HttpResponse:
    """Ask whether a file shall go; the answer is sent to the verb."""
    record, found = _found(request, slug, number, key)
    address = f"/{slug}/{record.number}"
    form = record_form(
        remove_attachment, record, actor_of(request), typed={}, next_=address, slug=slug
    )
    form = replace(
        form,
        title=f"Remove “{found.name}”",
        submit_label="Remove",
        fields=(),
        hidden=(Hidden("file", str(key)),),
        draft_url="",
        danger=True,
    )
    page: dict[str, Any] = {"form": form, "title": form.title}
    if wants_part(request):
        return render(request, "verb_form.html", page)
    page["breadcrumbs"] = crumbs(kind_named(slug), (record.number, address), ("Files", ""))
    return render(request, "verb.html", page)


def _found(request: Request, slug: str, number: str, key: int) -> tuple[Record, Attachment]:
    actor = actor_of(request)
    record = readable(kind_named(slug), number, actor)
    found = file_of(record, key, actor)
    if found is None:
        raise NotFound(MISSING)
    return record, found


def _keep_all(request: Request, record: Record) -> None:
    """All of them or none: the gate takes back what a refusal leaves half done."""
    internal = request.POST.get("audience") == Audience.INTERNAL
    sent = request.FILES.getlist("file")
    if not sent:
        raise Invalid({"file": "Choose a file."})
    for each in sent:
        keep(
            act_of(request),
            record,
            name=str(each.name),
            content=each.read(),
            audience=Audience.INTERNAL if internal else Audience.PUBLIC,
        )


def _page(
    request: Request,
    kind: RecordType,
    record: Record,
    *,
    why: str = "",
    status: int = 200,
    internal: bool = False,
) -> HttpResponse:
    title, place = f"Files of {record.number}", f"/{kind.slug}/{record.number}"
    page = {
        "title": title,
        "record": {"files": panel_of(record, actor_of(request))},
        "help": (attach_internally if internal else attach).help,
        "internal": internal,
        "why": why,
        "breadcrumbs": crumbs(kind, (record.number, place), ("Files", "")),
    }
    return render(request, "files.html", page, status=status)


def _refused(request: Request, kind: RecordType, record: Record, refusal: Refusal) -> HttpResponse:
    words = " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else refusal.message
    if wants_part(request):
        return HttpResponse(words, status=refusal.status, content_type="text/plain; charset=utf-8")
    return _page(request, kind, record, why=words, status=refusal.status)
