"""The form by which a record of any type is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.fittings.calendars.vocabulary import WEEKDAYS
from armillary.gate.admission import signed_in
from armillary.gate.once import FORM_KEY, fresh_form_key, once_for_form
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel import custom, known
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotAllowed, NotFound, Refusal
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.enacting import activity_of, create
from armillary.kernel.lifecycle.references import referred
from armillary.kernel.lifecycle.verb import Verb
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.asking import kind_named
from armillary.web.drafts.keeping import forget, kept
from armillary.web.guides.linking import Piece, explained
from armillary.web.records.crumbs import crumbs, hue_of
from armillary.web.records.fields import FormField, form_fields, given
from armillary.web.records.foresight import Foreseen, foreseen
from armillary.web.records.form import Flaw, Hidden, field_errors, guide_of, stored, summary
from armillary.web.submitted import typed_in

MAIN_OPTIONAL = frozenset(
    {
        *("description", "category", "caller", "affected_item", "service", "email", "country"),
        *WEEKDAYS,
    }
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a form: where to ask for it, and by which fields."""

    url: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewForm:
    """What the page of a new record shows."""

    name: str
    group: str
    title: str
    help: str
    action: str
    submit_label: str
    cancel_url: str
    draft_url: str
    errors: tuple[Flaw, ...]
    main_fields: tuple[FormField, ...]
    more_fields: tuple[FormField, ...]
    more_open: bool
    duplicates: Beside | None
    caller_card: Beside | None
    hidden: tuple[Hidden, ...]
    foresight: Foreseen | None
    guide_url: str

    @property
    def told(self) -> tuple[Piece, ...]:
        """Its help with the words of the glossary linked; guides are for the provider's people."""
        return explained(self.help, guides=bool(self.guide_url))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, slug: str, name: str = "") -> HttpResponse:
    """Show the form of a creation, or make the record and go to its page."""
    kind = kind_named(slug)
    creation = _creation(kind, name)
    if request.method == "POST":
        return once_for_form(request, lambda: _make(request, kind, creation, typed_in(request)))
    actor = actor_of(request)
    if why := creation.allowed.refusal(
        None, act_of(request), activity_of(creation, creation.model)
    ):
        raise NotAllowed(why)
    about = sketch(kind, creation, actor, request.GET)
    asked = {each.name: request.GET.get(each.name, "") for each in creation.asks(actor, about)}
    typed = stored(creation, None, actor, about) | _proposed(creation, actor)
    typed |= kept(actor, _draft(kind, creation)) | {k: v for k, v in asked.items() if v}
    return _shown(request, kind, creation, typed, None)


def _creation(kind: RecordType, name: str) -> Verb:
    for creation in kind.creations:
        if name in ("", creation.name):
            return creation
    raise NotFound(f"There is no such way to make a new {kind.name.lower()}.")


def _make(
    request: Request, kind: RecordType, creation: Verb, typed: Mapping[str, str]
) -> HttpResponse:
    act = act_of(request)
    try:
        about = sketch(kind, creation, act.actor, typed)
        arguments = creation.arguments.parse(given(creation.asks(act.actor, about), typed), act)
        record = create(creation, act, arguments)
    except Refusal as refusal:
        return _shown(request, kind, creation, typed, refusal)
    forget(act.actor, _draft(kind, creation))
    return HttpResponseRedirect(f"/{kind.slug}/{record.number}", status=303)


def _shown(
    request: Request,
    kind: RecordType,
    creation: Verb,
    typed: Mapping[str, str],
    refusal: Refusal | None,
) -> HttpResponse:
    told = foreseen(kind, creation, None, act_of(request), typed)
    form = new_form(kind, creation, actor_of(request), typed, refusal, told)
    page = {"form": form, "title": form.title, "breadcrumbs": crumbs(kind, (form.title, ""))}
    return render(request, "form.html", page, status=refusal.status if refusal else 200)


def new_form(
    kind: RecordType,
    creation: Verb,
    actor: Person,
    typed: Mapping[str, str],
    refusal: Refusal | None,
    told: Foreseen | None,
) -> NewForm:
    """The form of a creation: what is needed first, the rest behind "More"."""
    about = sketch(kind, creation, actor, typed)
    arguments = creation.asks(actor, about)
    natural = {each.name for each in custom.of(kind.slug, actor) if each.by_nature}
    main = [each for each in arguments if _is_main(each) or each.name in natural]
    rest = [each for each in arguments if each not in main]
    shown = (*sorted(main, key=_words_first(kind)), *rest)
    fields = form_fields(shown, typed, field_errors(refusal), actor)
    more = fields[len(main) :]
    proposed = stored(creation, None, actor, about) | _proposed(creation, actor)
    url = f"/{kind.slug}/new/{creation.name}"
    return NewForm(
        name=creation.name,
        group=hue_of(kind),
        title=_title(kind, creation),
        help=creation.help,
        action=url,
        submit_label=creation.label,
        cancel_url=f"/{kind.slug}",
        draft_url=f"/drafts/{_draft(kind, creation)}",
        errors=summary(arguments, refusal),
        main_fields=fields[: len(main)],
        more_fields=more,
        more_open=any(
            each.errors or typed.get(each.name, "") != proposed.get(each.name, "") for each in more
        ),
        duplicates=_beside(kind, "duplicates", "title", "description"),
        caller_card=_beside(kind, "caller-card", "caller", "affected_item", "service"),
        hidden=(Hidden(FORM_KEY, fresh_form_key()),),
        foresight=told,
        guide_url=guide_of(creation, kind.model, actor),
    )


def sketch(
    kind: RecordType, creation: Verb, actor: Person, typed: Mapping[str, str]
) -> Record | None:
    """The record as it would be, as far as what it is decides what is asked for."""
    if not any(each.by_nature for each in custom.of(kind.slug, actor)):
        return None
    made: Record = kind.model()
    for each in creation.arguments.all:
        text = typed.get(each.name, "")
        if (
            each.refers
            and each.required
            and text
            and (found := referred(each.annotation, text, actor))
        ):
            setattr(made, each.name, found)
    return made


def _title(kind: RecordType, creation: Verb) -> str:
    if creation is kind.creations[0]:
        return f"New {kind.name.lower()}"
    return f"{creation.label}: new {kind.name.lower()}"


def _words_first(kind: RecordType) -> Callable[[Argument], int]:
    """What it is about and what happens, before how it is sorted."""
    order = {kind.title: 0, "description": 1}
    return lambda each: order.get(each.name, len(order))


def _is_main(argument: Argument) -> bool:
    return argument.required or argument.name in MAIN_OPTIONAL


def _proposed(creation: Verb, actor: Person) -> dict[str, str]:
    """Whoever is not of the provider calls for himself."""
    names = {argument.name for argument in creation.arguments.all}
    return {"caller": actor.number} if "caller" in names and not actor.is_staff else {}


def _beside(kind: RecordType, name: str, *fields: str) -> Beside | None:
    """Incidents are reported by many, on the phone; other types have nothing beside their form."""
    if known.of(kind.model).label != "incident.Incident":
        return None
    return Beside(f"/{kind.slug}/{name}", fields)


def _draft(kind: RecordType, creation: Verb) -> str:
    return f"{kind.slug}/new/{creation.name}"
