"""The pages of the guides: all of them, one of them, and both on paper."""

from datetime import datetime
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import NotFound
from armillary.kernel.registry import processes
from armillary.reference.groups import GROUPS
from armillary.reference.processes import PROCESSES, Process, processes_in
from armillary.transformation.guides.gathering import guide_of
from armillary.transformation.guides.queries import duties_in_force
from armillary.transformation.guides.told import Told
from armillary.transformation.guides.versions import version_of
from armillary.web.frame.icons import process_icon
from armillary.web.guides import paper
from armillary.web.guides.linking import guide_url
from armillary.web.guides.telling import shown
from armillary.web.records.crumbs import Crumb

GUIDES = Crumb("Guides", "/guides")


@staff_only
@require_safe
def all_guides(request: Request) -> HttpResponse:
    """Show which guides there are, by the groups of the model."""
    told = {each.process.id: each for each in _all()}
    groups = [(group, [_line(told[each.id]) for each in processes_in(group)]) for group in GROUPS]
    page = {
        "title": "Process guides",
        "breadcrumbs": (Crumb("Guides"),),
        "groups": groups,
        "built": sum(each.built for each in told.values()),
        "activities": sum(len(each.chapters) for each in told.values()),
    }
    return render(request, "guides/all.html", page)


@staff_only
@require_safe
def one_guide(request: Request, name: str) -> HttpResponse:
    """Show how the work of a process is done."""
    told = _told(name)
    page = {
        "title": f"{told.process.title}: guide",
        "breadcrumbs": (GUIDES, Crumb(told.process.title)),
        "guide": shown(told),
        "version": version_of(told),
        "paper_url": f"{guide_url(told.process.id)}/paper",
    }
    return render(request, "guides/one.html", page)


@staff_only
@require_safe
def one_on_paper(request: Request, name: str) -> HttpResponse:
    """Give a guide as a PDF."""
    told = _told(name)
    return _pdf(_printed((told,), _today(request)), f"{told.process.id}.pdf")


@staff_only
@require_safe
def all_on_paper(request: Request) -> HttpResponse:
    """Give all guides as one PDF: the handbook of the house."""
    return _pdf(_printed(tuple(_all()), _today(request)), "process-guides.pdf")


@lru_cache(maxsize=len(PROCESSES) + 1)
def _printed(guides: tuple[Told, ...], at: datetime) -> bytes:
    """What was printed today is not printed again until something in it changes."""
    return paper.printed(guides, at=at)


def _today(request: Request) -> datetime:
    return act_of(request).at.replace(hour=0, minute=0, second=0, microsecond=0)


def _all() -> list[Told]:
    duties = duties_in_force()
    return [guide_of(each, processes(), duties) for each in PROCESSES]


def _told(name: str) -> Told:
    for each in PROCESSES:
        if each.id == name:
            return guide_of(each, processes(), duties_in_force())
    raise NotFound("There is no such process.")


def _line(told: Told) -> dict[str, object]:
    process: Process = told.process
    return {
        "title": process.title,
        "purpose": process.purpose,
        "url": guide_url(process.id),
        "icon": process_icon(process.id),
        "activities": len(told.chapters),
        "built": told.built,
    }


def _pdf(made: bytes, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
