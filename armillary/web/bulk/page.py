"""The page of a verb on many records: its form, what would become of each, and doing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.fittings.bulk.actions import start
from armillary.fittings.bulk.asked import Bulk, asked, kind_and_verb, targets_of
from armillary.fittings.bulk.trying import try_out
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid, NotFound, Refusal
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.listing.parameters import address
from armillary.web.asking import kind_named
from armillary.web.bulk.preview import Preview, preview_of
from armillary.web.records.crumbs import crumbs
from armillary.web.records.fields import FormField, form_fields, given
from armillary.web.records.form import Flaw, Hidden, field_errors, stored, summary
from armillary.web.submitted import typed_in

CARRIED = ("number", "question")


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkForm:
    """All that the page shows; `preview` None: it was not tried yet."""

    title: str
    help: str
    action: str
    submit_label: str
    cancel_url: str
    hidden: tuple[Hidden, ...]
    fields: tuple[FormField, ...]
    errors: tuple[Flaw, ...]
    preview: Preview | None


@dataclass(frozen=True, slots=True)
class Meant:
    """Which records are meant: by number, or by a question where there are none."""

    numbers: tuple[str, ...]
    question: str

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """How the form carries it."""
        if not self.numbers:
            return (Hidden("question", self.question),)
        return tuple(Hidden("number", number) for number in self.numbers)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def bulk_page(request: Request, slug: str, name: str) -> HttpResponse:
    """Show the form of a verb for many records, try it, or do it."""
    kind = kind_named(slug)
    verb, act = _verb(kind, name), act_of(request)
    sent = request.POST if request.method == "POST" else request.GET
    meant = _meant(sent)
    if request.method != "POST":
        tried = not verb.asks(act.actor, kind.model())
        typed = stored(verb, None, act.actor)
        return _shown(request, kind, verb, meant, typed, try_it=tried)
    typed = {name: text for name, text in typed_in(request).items() if name not in CARRIED}
    step = typed.pop("step", "try")
    if step != "do":
        return _shown(request, kind, verb, meant, typed, try_it=True)
    try:
        batch = start(_bulk(kind, verb, meant, typed, act), act)
    except Refusal as refusal:
        return _shown(request, kind, verb, meant, typed, refusal=refusal)
    return HttpResponseRedirect(f"/batches/{batch.number}", status=303)


def _verb(kind: RecordType, name: str) -> Verb:
    try:
        return kind_and_verb(kind.slug, name)[1]
    except Invalid:
        raise NotFound(f"{kind.name} has no verb of this name.") from None


def _meant(sent: QueryDict) -> Meant:
    return Meant(tuple(sent.getlist("number")), sent.get("question", ""))


def _given(kind: RecordType, verb: Verb, typed: Mapping[str, str], act: Act) -> dict[str, Any]:
    """What the form says. Of many records, what is left empty stays as each of them has it."""
    said = given(verb.asks(act.actor, kind.model()), typed)
    return {name: value for name, value in said.items() if value is not None or not verb.of}


def _bulk(kind: RecordType, verb: Verb, meant: Meant, typed: Mapping[str, str], act: Act) -> Bulk:
    return asked(
        act,
        kind=kind,
        verb=verb,
        arguments=_given(kind, verb, typed, act),
        numbers=meant.numbers or None,
        asking=None if meant.numbers else meant.question,
    )


def _shown(
    request: Request,
    kind: RecordType,
    verb: Verb,
    meant: Meant,
    typed: Mapping[str, str],
    *,
    try_it: bool = False,
    refusal: Refusal | None = None,
) -> HttpResponse:
    act = act_of(request)
    count = len(targets_of(kind, act, meant.numbers or None, meant.question))
    preview = None
    if try_it:
        try:
            preview = preview_of(try_out(_bulk(kind, verb, meant, typed, act), act), kind)
        except Refusal as refused:
            refusal = refused
    asked_for = verb.asks(act.actor, kind.model())
    words = (kind.name if count == 1 else kind.plural).lower()
    form = BulkForm(
        title=f"{verb.label} {count:,} {words}",
        help=verb.help,
        action=f"/{kind.slug}/bulk/{verb.name}",
        submit_label=f"{verb.label} {count:,} {words}",
        cancel_url=address(f"/{kind.slug}", ()) + (f"?{meant.question}" if meant.question else ""),
        hidden=meant.hidden,
        fields=form_fields(asked_for, typed, field_errors(refusal), act.actor),
        errors=summary(asked_for, refusal),
        preview=preview,
    )
    page = {"form": form, "title": form.title, "breadcrumbs": crumbs(kind, (form.title, ""))}
    return render(request, "bulk.html", page, status=refusal.status if refusal else 200)
