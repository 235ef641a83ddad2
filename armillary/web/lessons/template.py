"""The page of a template of standard changes: its standing, and how far it is from losing it."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.change.models import ChangeTemplate
from armillary.assurance.change.queries import past
from armillary.assurance.change.rules.standing import ENOUGH, bound, needed_more, spare
from armillary.assurance.change.vocabulary import TemplateState
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.registry import record_type_of
from armillary.web.lessons import words
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether its changes go without approval, by which figures, and what would alter that."""

    is_earned: bool
    says: str
    runs: str
    bound: str
    share: int
    needed: str
    next: str


@signed_in
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a template to somebody who may see it."""
    kind, act = record_type_of(ChangeTemplate), act_of(request)
    found = cast("ChangeTemplate", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET)
    shown = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "standing": _standing(found),
    }
    return render(request, "lessons/template.html", shown)


def _standing(template: ChangeTemplate) -> Standing:
    clean, runs = past.runs(template)
    low = bound(clean, runs)
    earned = template.state == TemplateState.PRE_APPROVED
    return Standing(
        is_earned=earned,
        says="Its changes go without approval."
        if earned
        else "Its changes are approved one by one.",
        runs=f"{clean} of the last {runs} went well" if runs else "None was done by this edition",
        bound=words.percent(low),
        share=round(100 * low),
        needed=words.percent(ENOUGH),
        next=_next(clean, runs, earned=earned),
    )


def _next(clean: int, runs: int, *, earned: bool) -> str:
    if earned:
        many = spare(clean, runs)
        if not many:
            return "The next one with issues takes its standing away."
        return f"It bears {many} more with issues in a row before it loses its standing."
    many = needed_more(clean, runs)
    return (
        f"{many} more clean runs in a row earn it." if many > 1 else "The next clean run earns it."
    )
