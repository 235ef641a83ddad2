"""The form of a verb, and doing it: one address, read to see the form, sent to do it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid, NotAllowed, NotFound, Refusal, Stale
from armillary.kernel.lifecycle.enacting import objection, perform
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record
from armillary.web.asking import kind_named, safe_next, wants_part
from armillary.web.drafts.keeping import forget, kept
from armillary.web.records.crumbs import crumbs
from armillary.web.records.doors import verb_of
from armillary.web.records.fields import given
from armillary.web.records.foresight import Foreseen, foreseen
from armillary.web.records.form import Flaw, only_those, record_form, stored
from armillary.web.records.meanwhile import changed_since
from armillary.web.records.reading import about, readable
from armillary.web.submitted import typed_in, version_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def verb(request: Request, slug: str, number: str, name: str) -> HttpResponse:
    """Show the form of a verb, or do it."""
    kind = kind_named(slug)
    found = _verb(kind, name)
    if request.method == "POST":
        return _do(request, kind, number, found, typed_in(request))
    return _ask(request, kind, number, found)


@signed_in
@require_POST
def say(request: Request, slug: str, number: str) -> HttpResponse:
    """Say something about a record: to all who see it, or to colleagues only."""
    kind = kind_named(slug)
    name = "note" if request.POST.get("audience") == "internal" else "comment"
    return _do(request, kind, number, _verb(kind, name), {"text": request.POST.get("body", "")})


def _verb(kind: RecordType, name: str) -> Verb:
    if found := verb_of(kind, name):
        return found
    raise NotFound(f"{kind.name} has no verb of this name.")


def _ask(request: Request, kind: RecordType, number: str, found: Verb) -> HttpResponse:
    actor = actor_of(request)
    record = readable(kind, number, actor)
    typed = stored(found, record, actor)
    if not _only(request):
        typed |= kept(actor, _draft(kind, number, found))
    typed |= {
        each.name: request.GET[each.name]
        for each in found.asks(actor, record)
        if each.name in request.GET
    }
    refusal = objection(found, record, act_of(request))
    return _shown(request, kind, record, found, typed, refusal)


def _do(
    request: Request, kind: RecordType, number: str, found: Verb, typed: Mapping[str, str]
) -> HttpResponse:
    actor = actor_of(request)
    record = about(kind, number, actor)
    try:
        act = act_of(request, version_in(request))
        arguments = found.arguments.parse(
            given(only_those(found, actor, _only(request), record), typed), act
        )
        perform(found, record, act, arguments, among=visible(kind.model, actor))
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, kind, number, found, typed, refusal)
    forget(actor, _draft(kind, number, found))
    return HttpResponseRedirect(safe_next(request, f"/{kind.slug}/{number}"), status=303)


def _refused(
    request: Request,
    kind: RecordType,
    number: str,
    found: Verb,
    typed: Mapping[str, str],
    refusal: Refusal,
) -> HttpResponse:
    """The form again as it was sent, with the reasons; a short word for the comment box."""
    record = readable(kind, number, actor_of(request))
    if request.resolver_match and request.resolver_match.url_name == "say" and wants_part(request):
        words = " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
        return render(request, "parts/trouble.html", {"text": words}, status=refusal.status)
    return _shown(request, kind, record, found, typed, refusal, status=refusal.status)


def _shown(
    request: Request,
    kind: RecordType,
    record: Record,
    found: Verb,
    typed: Mapping[str, str],
    refusal: Refusal | None,
    status: int = 200,
) -> HttpResponse:
    address = f"/{kind.slug}/{record.number}"
    form = record_form(
        found,
        record,
        actor_of(request),
        typed=typed,
        next_=safe_next(request, _next(request, address)),
        slug=kind.slug,
        refusal=refusal,
        told=_told(request, kind, record, refusal),
        only=_only(request),
        foresight=_foreseen(request, kind, record, found, typed, refusal),
    )
    template = "verb_form.html" if wants_part(request) else "verb.html"
    page: dict[str, Any] = {"form": form, "title": form.title}
    if not wants_part(request):
        page["breadcrumbs"] = crumbs(kind, (record.number, address), (found.label, ""))
    return render(request, template, page, status=status)


def _foreseen(
    request: Request,
    kind: RecordType,
    record: Record,
    found: Verb,
    typed: Mapping[str, str],
    refusal: Refusal | None,
) -> Foreseen | None:
    """What it would touch, for those who may do it."""
    if isinstance(refusal, NotAllowed):
        return None
    return foreseen(kind, found, record, act_of(request), typed)


def _only(request: Request) -> list[str]:
    """The inputs that the form is about, where it is not about all."""
    return (request.POST or request.GET).getlist("only")


def _next(request: Request, address: str) -> str:
    """After a form that was opened beside a list, the list; else the record."""
    asked = request.GET.get("next", "")
    return asked if asked.startswith("/") and not asked.startswith(("//", "/\\")) else address


def _told(
    request: Request, kind: RecordType, record: Record, refusal: Refusal | None
) -> tuple[Flaw, ...]:
    """After a stale edit: who changed what in the meantime."""
    if not isinstance(refusal, Stale):
        return ()
    seen = version_in(request) or 0
    return tuple(Flaw(line) for line in changed_since(kind, record, seen, actor_of(request)))


def _draft(kind: RecordType, number: str, found: Verb) -> str:
    return f"{kind.slug}/{number}/{found.name}"
