"""The pages of the guides: all of them, one of them, and both on paper."""

from datetime import datetime
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.errors import NotFound
from armillary.kernel.registry import processes
from armillary.reference.groups import GROUPS
from armillary.reference.processes import PROCESSES, Process, processes_in
from armillary.transformation.guides import queries
from armillary.transformation.guides.gathering import guide_of, guides_of
from armillary.transformation.guides.queries import asked_of, duties_in_force, listed
from armillary.transformation.guides.tailoring import LISTS
from armillary.transformation.guides.told import Told
from armillary.transformation.guides.vocabulary import AcknowledgementState
from armillary.web.asking import process_named
from armillary.web.frame.icons import process_icon
from armillary.web.guides.bpmn import bpmn_of
from armillary.web.guides.editions import copy_of, difference, my_reading, reading_of
from armillary.web.guides.lanes import lanes_of
from armillary.web.guides.linking import guide_url
from armillary.web.guides.paper import Copy, printed
from armillary.web.guides.telling import shown
from armillary.web.paper.handing import as_pdf, day_of
from armillary.web.records.crumbs import Crumb

GUIDES = Crumb("Guides", "/guides")


@staff_only
@require_safe
def all_guides(request: Request) -> HttpResponse:
    """Show which guides there are, by the groups of the model."""
    actor, at = actor_of(request), act_of(request).at
    told = {each.process.id: each for each in _all()}
    groups = [(group, [_line(told[each.id]) for each in processes_in(group)]) for group in GROUPS]
    page = {
        "title": "Process guides",
        "breadcrumbs": (Crumb("Guides"),),
        "groups": groups,
        "built": sum(each.built for each in told.values()),
        "activities": sum(len(each.chapters) for each in told.values()),
        "asked": [
            my_reading(each, at)
            for each in asked_of(actor)
            if each.state == AcknowledgementState.TO_READ
        ],
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
        "reading": reading_of(told, actor_of(request), act_of(request).at),
        "address": guide_url(told.process.id),
        "paper_url": f"{guide_url(told.process.id)}/paper",
    }
    return render(request, "guides/one.html", page)


@staff_only
@require_safe
def one_edition(request: Request, name: str, ordinal: int) -> HttpResponse:
    """Show what an edition of a guide has changed, word for word."""
    process = process_named(name)
    editions = queries.editions(process.id, actor_of(request))
    changes = difference(editions, ordinal)
    if changes is None:
        raise NotFound("This guide has no edition of this number, or it is the first.")
    edition = next(each for each in editions if each.ordinal == ordinal)
    page = {
        "title": f"{edition.title}: what changed",
        "breadcrumbs": (
            GUIDES,
            Crumb(process.title, guide_url(process.id)),
            Crumb(f"Edition {ordinal}"),
        ),
        "edition": edition,
        "group": process.group.id,
        "address": guide_url(process.id),
        "changes": changes,
    }
    return render(request, "guides/edition.html", page)


@staff_only
@require_safe
def one_on_paper(request: Request, name: str) -> HttpResponse:
    """Give a guide as a PDF."""
    told = _told(name)
    copies = (copy_of(told, actor_of(request)),)
    return as_pdf(_printed(copies, day_of(act_of(request).at)), f"{told.process.id}.pdf")


@staff_only
@require_safe
def one_as_bpmn(request: Request, name: str) -> HttpResponse:
    """Give the work of a process as BPMN 2.0, for programs that draw or run such models."""
    told = _told(name)
    lanes = lanes_of(told)
    if lanes is None:
        raise NotFound("Nobody does anything of this process: no responsibility is in force.")
    response = HttpResponse(bpmn_of(told, lanes), content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{told.process.id}.bpmn"'
    return response


@staff_only
@require_safe
def all_on_paper(request: Request) -> HttpResponse:
    """Give all guides as one PDF: the handbook of the house."""
    copies = tuple(copy_of(each, actor_of(request)) for each in _all())
    return as_pdf(_printed(copies, day_of(act_of(request).at)), "process-guides.pdf")


@lru_cache(maxsize=len(PROCESSES) + 1)
def _printed(copies: tuple[Copy, ...], at: datetime) -> bytes:
    """What was printed today is not printed again until something in it changes."""
    return printed(copies, at=at)


def _all() -> tuple[Told, ...]:
    return guides_of(PROCESSES, processes(), duties_in_force(), listed(LISTS))


def _told(name: str) -> Told:
    return guide_of(process_named(name), processes(), duties_in_force(), listed(LISTS))


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
