"""The sheet of an audit: to walk through with, on paper or on a phone; and the page of an audit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import Audit, Sampled
from armillary.assurance.configuration.queries import audits
from armillary.assurance.configuration.vocabulary import AuditState, State, Verdict
from armillary.gate.admission import signed_in, staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import custom
from armillary.kernel.custom import CustomField
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable

AUDITS = "audits"


@dataclass(frozen=True, slots=True)
class Line:
    """An item on the sheet: what is recorded of it, and what was found."""

    place: int
    number: str
    url: str
    name: str
    recorded: tuple[tuple[str, str], ...]
    verdict: str
    label: str
    said: str
    judged_by: str


@signed_in
@require_safe
def audit(request: Request, number: str) -> HttpResponse:
    """Show an audit with the way to its sheet, and its result where there is one."""
    kind, act = kind_named(AUDITS), act_of(request)
    found = cast("Audit", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET)
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "sheet_url": f"{view.url}/sheet" if found.state != AuditState.PLANNED else "",
        "result": _result(found),
    }
    return render(request, "configuration/audit.html", page)


@staff_only
@require_safe
def sheet(request: Request, number: str) -> HttpResponse:
    """The items to look at, each with what is recorded and room for the verdict."""
    kind, act = kind_named(AUDITS), act_of(request)
    found = cast("Audit", readable(kind, number, act.actor))
    described = custom.of("configuration-items", act.actor)
    lines = [_line(each, described) for each in audits.sheet(found)]
    url = f"/{AUDITS}/{found.number}"
    page: dict[str, Any] = {
        "title": f"Sheet of {found.name}",
        "audit_url": url,
        "judge_url": f"{url}/judge",
        "sheet_url": f"{url}/sheet",
        "breadcrumbs": crumbs(kind, (found.number, url), ("Sheet", "")),
        "lines": lines,
        "done": sum(1 for each in lines if each.verdict),
        "all": len(lines),
        "under_way": found.state == AuditState.UNDER_WAY,
        "verdicts": Verdict.choices,
    }
    return render(request, "configuration/sheet.html", page)


def _line(sampled: Sampled, described: tuple[CustomField, ...]) -> Line:
    item = sampled.item
    owner = item.owner
    told = (
        ("Class", item.configuration_class.label),
        ("State", State(item.state).label),
        ("Owner", owner.name if owner else "–"),
        *(
            (each.label, _said(each, item.custom[each.key]))
            for each in described
            if each.key in item.custom
        ),
    )
    return Line(
        sampled.place,
        item.number,
        f"/configuration-items/{item.number}",
        item.name,
        told,
        sampled.verdict,
        Verdict(sampled.verdict).label if sampled.verdict else "",
        sampled.said,
        sampled.judged_by.name if sampled.judged_by else "",
    )


def _said(field: CustomField, value: object) -> str:
    """As on the page of the item; a decimal is kept as text."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if field.kind == "decimal":
        value = f"{Decimal(str(value)).normalize():f}"
    words = dict(field.choices)
    said = ", ".join(words.get(str(each), str(each)) for each in _several(value))
    return f"{said} {field.unit}" if field.unit else said


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _result(audit: Audit) -> str:
    """The measured share in a sentence; before that, how far one is."""
    if audit.low is None or audit.high is None:
        return _progress(audit) if audit.state == AuditState.UNDER_WAY else ""
    share = 100 * audit.right / audit.size
    return (
        f"{audit.right:,} of {audit.size:,} are as recorded: {share:.1f} %, so between "
        f"{100 * audit.low:.1f} and {100 * audit.high:.1f} % of all {audit.population:,} "
        "with 95 % confidence."
    )


def _progress(audit: Audit) -> str:
    counts = audits.counts(audit)
    done = audit.size - counts.get("", 0)
    wrong = sum(counts.get(each, 0) for each in (Verdict.WRONG, Verdict.NOT_FOUND))
    so_far = f", {wrong:,} of them not as recorded" if wrong else ""
    return f"{done:,} of {audit.size:,} are judged{so_far}."
