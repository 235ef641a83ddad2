"""The first page: which records, and the file that holds them."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.fittings.imports import actions
from armillary.fittings.imports.mapping.targets import creations_for
from armillary.fittings.imports.models import Import
from armillary.fittings.imports.reading.limits import BIGGEST_FILE, MOST_ROWS
from armillary.fittings.imports.sending import send
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, Refusal
from armillary.kernel.registry import record_type_of, record_types
from armillary.web.frame.creations import KEPT_BACK
from armillary.web.imports.steps import Step, steps_of
from armillary.web.records.crumbs import crumbs
from armillary.web.values.kinds import State
from armillary.web.values.making import moment
from armillary.web.values.states import state

OWN = frozenset({"imports", "exports", "import-folders"})
RECENT = 5


@dataclass(frozen=True, slots=True)
class Into:
    """A kind of record that rows can become."""

    slug: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Recent:
    """An import of before."""

    url: str
    number: str
    title: str
    what: str
    state: State
    moment: object


@dataclass(frozen=True, slots=True)
class SendForm:
    """What the page of a new import shows."""

    into: tuple[Into, ...]
    trouble: str
    megabytes: int
    rows: str
    steps: tuple[Step, ...]
    recent: tuple[Recent, ...]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_import(request: Request) -> HttpResponse:
    """Ask for a file, or read the one that was sent and go on to its columns."""
    act = act_of(request)
    if request.method != "POST":
        return _shown(request, act, request.GET.get("into", ""), "")
    into = str(request.POST.get("into", ""))
    try:
        with transaction.atomic():
            imported = _begin(request, act, into)
    except Refusal as refusal:
        return _shown(request, act, into, _words(refusal), refusal.status)
    return HttpResponseRedirect(f"/imports/{imported.number}/map_columns", status=303)


def _begin(request: HttpRequest, act: Act, into: str) -> Import:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": "Choose a file first."})
    if into not in record_types():
        raise Invalid({"into": "Say what the rows are."})
    sent = send(
        act,
        name=file.name or "",
        content=file.read(BIGGEST_FILE + 1),
        sheet=str(request.POST.get("sheet", "")),
    )
    return actions.begin(act, into=into, file=str(sent.pk))


def _words(refusal: Refusal) -> str:
    return " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else refusal.message


def _shown(
    request: HttpRequest, act: Act, into: str, trouble: str, status: int = 200
) -> HttpResponse:
    form = SendForm(
        into=tuple(_kinds(act, into)),
        trouble=trouble,
        megabytes=BIGGEST_FILE // 1024 // 1024,
        rows=f"{MOST_ROWS:,}",
        steps=steps_of(None),
        recent=_recent(act),
    )
    kind = record_type_of(Import)
    page = {"form": form, "title": "Import", "breadcrumbs": crumbs(kind, ("New import", ""))}
    return render(request, "imports/new.html", page, status=status)


def _kinds(act: Act, into: str) -> list[Into]:
    return [
        Into(slug, kind.plural, slug == into)
        for slug, kind in record_types().items()
        if slug not in OWN | KEPT_BACK and creations_for(kind, act)
    ]


def _recent(act: Act) -> tuple[Recent, ...]:
    found = visible(Import, act.actor).filter(owner=act.actor.pk).order_by("-pk")[:RECENT]
    return tuple(
        Recent(
            f"/imports/{each.number}",
            each.number,
            each.name,
            f"{each.rows:,} rows of {each.into}",
            state("imports", each.state),
            moment(each.created_at),
        )
        for each in found
    )
