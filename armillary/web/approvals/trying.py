"""Who would have to approve this record? A policy tried on a record; nothing is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.models import ApprovalPolicy
from armillary.fittings.approvals.queries.forecast import Asked, Called, call
from armillary.fittings.approvals.queries.policies import Tried, names_in, tried
from armillary.fittings.approvals.rules.steps import as_what, told
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.access import first_rows
from armillary.kernel.lifecycle.references import referred
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable

SLUG = "approval-policies"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: whether it fits the record, or why it was not even asked."""

    number: str
    name: str
    rank: int
    question: str
    says: str
    tone: str


@dataclass(frozen=True, slots=True)
class AskedStep:
    """A step in words, who decides in it and as what, and who is left out and why."""

    words: str
    seats: tuple[tuple[Asked, str], ...]
    left_out: tuple[tuple[Person, str], ...]
    is_out_of_reach: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """What the row that holds comes to; `flaw` is why it cannot be asked so."""

    flaw: str
    steps: tuple[AskedStep, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """See approvals/trying.html."""

    asked: str
    trouble: str
    record: Record | None
    rows: tuple[Row, ...]
    called: Asking | None


@staff_only
@require_safe
def trying(request: Request) -> HttpResponse:
    """Ask all rows of the table about a record, and put names to the steps of the one that fits."""
    asked = request.GET.get("record", "").strip()
    context = {
        "title": "Who would have to approve it?",
        "trial": _trial(asked, request),
        "types": [label for _, label in declared.choices()],
        "breadcrumbs": crumbs(kind_named(SLUG), ("Try", "")),
    }
    return render(request, "approvals/trying.html", context)


@staff_only
@require_safe
def policy(request: Request, number: str) -> HttpResponse:
    """Show a row of the table with its steps."""
    kind, act = kind_named(SLUG), act_of(request)
    found = cast("ApprovalPolicy", readable(kind, number, act.actor))
    view, names = record_view(kind, found, act, all_="all" in request.GET), names_in(found)
    context = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "steps": [told(step, names) for step in found.steps],
        "list_url": f"/{found.record_type}?{found.question}",
    }
    return render(request, "approvals/policy.html", context)


def _trial(asked: str, request: Request) -> Trial:
    if not asked:
        return Trial("", "", None, (), None)
    record = _record(asked, request)
    approvable = declared.of(type(record)) if record else None
    if record is None or approvable is None:
        why = (
            "There is no such record, or none that you can see."
            if record is None
            else ("Records of this type are not approved.")
        )
        return Trial(asked, why, None, (), None)
    found = list(tried(record, first_rows.robot()))
    first = next((each.policy for each in found if each.fits), None)
    rows = tuple(_rows(found, first))
    if first is None:
        return Trial(asked, "No row fits: nobody could approve it.", record, rows, None)
    called = call(first, approvable, record, actor_of(request), request.at)
    return Trial(asked, "", record, rows, _worded(called, first))


def _worded(called: Called, policy: ApprovalPolicy) -> Asking:
    """Whom it would be asked of, by their names."""
    names = names_in(policy)
    return Asking(
        called.flaw,
        tuple(
            AskedStep(
                told(step.said, names),
                tuple((each, as_what(each.by, each.who, names)) for each in step.seats),
                step.left_out,
                step.is_out_of_reach,
            )
            for step in called.steps
        ),
    )


def _record(asked: str, request: Request) -> Record | None:
    return referred(Record, asked, actor_of(request))


def _rows(found: list[Tried], first: ApprovalPolicy | None) -> Iterator[Row]:
    for each in found:
        says, tone = ("Fits", "active") if each.fits else ("Does not fit", "closed")
        if each.flaw:
            says, tone = each.flaw, "bad"
        elif each.fits and each.policy != first:
            says, tone = "Fits too, but comes later", "closed"
        elif each.fits:
            says, tone = "Holds", "done"
        policy = each.policy
        yield Row(policy.number, policy.name, policy.rank, policy.question or "all", says, tone)
