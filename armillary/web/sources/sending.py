"""The page of a new reading: who tells, in which format, and the files."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.assurance.configuration.imports.formats import FORMATS
from armillary.assurance.configuration.imports.limits import MOST_FILES, MOST_PACKED
from armillary.assurance.configuration.sources.actions.readings import hear
from armillary.assurance.configuration.sources.models import Reading
from armillary.assurance.configuration.sources.sending import send
from armillary.assurance.configuration.sources.vocabulary import Form
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, NotAllowed, Refusal
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.registry import record_type_of
from armillary.web.records.crumbs import crumbs


@dataclass(frozen=True, slots=True)
class Choice:
    """A format that can be read."""

    name: str
    label: str
    files: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SendForm:
    """What the page of a new reading shows."""

    forms: tuple[Choice, ...]
    source: str
    complete: bool
    only_known: bool
    trouble: str
    megabytes: int


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_reading(request: Request) -> HttpResponse:
    """Ask for files, or try those that were sent."""
    act = act_of(request)
    if request.method != "POST":
        if why := hear.allowed.refusal(None, act, activity_of(hear, Reading)):
            raise NotAllowed(why)
        return _shown(request, "")
    try:
        with transaction.atomic():
            reading = _begin(request, act)
    except Refusal as refusal:
        return _shown(request, _words(refusal), refusal.status)
    return HttpResponseRedirect(f"/readings/{reading.number}", status=303)


def _begin(request: HttpRequest, act: Act) -> Reading:
    form = str(request.POST.get("form", ""))
    files = request.FILES.getlist("files")
    if form not in Form.values:
        raise Invalid({"form": "Say in which format it is."})
    if len(files) > MOST_FILES:
        raise Invalid({"files": f"At most {MOST_FILES} files at once."})
    sent = [send(act, name=each.name or "", content=each.read(MOST_PACKED + 1)) for each in files]
    return hear(
        act,
        source=str(request.POST.get("source", "")).strip() or form,
        form=Form(form),
        files=" ".join(str(each.pk) for each in sent),
        complete=request.POST.get("complete") == "true",
        only_known=request.POST.get("only_known") == "true",
    )


def _words(refusal: Refusal) -> str:
    return " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else refusal.message


def _shown(request: HttpRequest, trouble: str, status: int = 200) -> HttpResponse:
    chosen = request.POST.get("form", "")
    form = SendForm(
        forms=tuple(
            Choice(name, each.label, each.files, name == chosen) for name, each in FORMATS.items()
        ),
        source=str(request.POST.get("source", ""))[:60],
        complete=request.POST.get("complete") == "true",
        only_known=request.POST.get("only_known") == "true",
        trouble=trouble,
        megabytes=MOST_PACKED // 2**20,
    )
    kind = record_type_of(Reading)
    page = {"form": form, "title": "Read", "breadcrumbs": crumbs(kind, ("New reading", ""))}
    return render(request, "sources/new.html", page, status=status)
