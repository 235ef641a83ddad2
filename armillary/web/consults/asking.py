"""Asking for advice about a record: for which activity, whom, and until when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from armillary.fittings.consults import queries
from armillary.fittings.consults.actions import ask_advice
from armillary.fittings.consults.queries import Asked
from armillary.fittings.consults.rules import MOST_ASKED
from armillary.fittings.handoffs.queries import processes_of
from armillary.gate.admission import staff_only
from armillary.gate.once import FORM_KEY, fresh_form_key, once_for_form
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal
from armillary.kernel.registry import record_type_of
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.roles import Role
from armillary.web.records.crumbs import Crumb, hue_of
from armillary.web.records.fields import form_fields
from armillary.web.records.form import Hidden, field_errors, summary
from armillary.web.records.reading import numbered
from armillary.web.submitted import typed_in
from armillary.web.values.fields import address, title_of
from armillary.web.values.kinds import Choice

ASKED = ("question", "hours")
LOOKS: Mapping[str, Any] = {
    "question": {"kind": "long_text"},
    "hours": {"label": "Working hours to answer"},
}
Roles = Mapping[Activity, Sequence[Role]]
WHERE = (Crumb("Consults", "/consults"), Crumb("Ask for advice"))


@dataclass(frozen=True, slots=True)
class AskedRole:
    """A role that is C, and the names of those who would be asked."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whom:
    """Who can be asked for an activity. See consults/whom.html."""

    activity: Activity
    roles: tuple[AskedRole, ...]
    choices: tuple[Choice, ...]
    people: int
    too_many: bool


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Show the form by which advice is asked for, or ask and go back to the record."""
    if request.method == "POST":
        return once_for_form(request, lambda: _ask(request, typed_in(request)))
    typed = {name: request.GET.get(name, "") for name in ("about", "activity", "whom", "question")}
    if not typed["about"]:
        page = {"title": "Ask for advice", "breadcrumbs": WHERE}
        return render(request, "consults/which.html", page)
    return _shown(request, numbered(typed["about"], act_of(request).actor), typed, None)


@staff_only
@require_safe
def whom(request: Request) -> HttpResponse:
    """Tell who would be asked for an activity: a part."""
    act = act_of(request)
    record = numbered(request.GET.get("about", ""), act.actor)
    roles = _roles(record, act)
    chosen = _chosen(roles, request.GET.get("activity", ""))
    return render(request, "consults/whom.html", {"whom": _whom(record, chosen, roles, "", act)})


def _ask(request: Request, typed: Mapping[str, str]) -> HttpResponse:
    act = act_of(request)
    record = numbered(typed.get("about", ""), act.actor)
    what, _, which = typed.get("whom", "").partition(":")
    named = {what: which} if what in ("role", "person") else {}
    try:
        given = {name: typed[name] for name in (*ASKED, "activity") if typed.get(name)}
        ask_advice(record, act, **ask_advice.arguments.parse({**given, **named}, act))
    except Refusal as refusal:
        return _shown(request, record, typed, refusal)
    return HttpResponseRedirect(address(record), status=303)


def _shown(
    request: Request, record: Record, typed: Mapping[str, str], refusal: Refusal | None
) -> HttpResponse:
    act = act_of(request)
    roles = _roles(record, act)
    chosen = _chosen(roles, typed.get("activity", ""))
    arguments = [each for each in ask_advice.arguments.all if each.name in ASKED]
    started = {each.name: str(each.default) for each in arguments if each.default is not None}
    filled = started | {name: text for name, text in typed.items() if text}
    page = {
        "title": f"Ask for advice about {record.number}",
        "about": record,
        "about_title": title_of(record),
        "about_url": address(record),
        "activities": [(each.value, each.title, each == chosen) for each in roles],
        "fields": tuple(
            replace(each, **LOOKS[each.name])
            for each in form_fields(arguments, filled, field_errors(refusal), act.actor)
        ),
        "errors": summary(arguments, refusal),
        "hidden": (Hidden("about", record.number), Hidden(FORM_KEY, fresh_form_key())),
        "whom": _whom(record, chosen, roles, typed.get("whom", ""), act),
        "hue": hue_of(record_type_of(type(record))),
        "breadcrumbs": (Crumb(record.number, address(record)), Crumb("Ask for advice")),
    }
    return render(request, "consults/new.html", page, status=refusal.status if refusal else 200)


def _roles(record: Record, act: Act) -> Roles:
    """For which activities the actor can ask: those that have roles which are C, with these."""
    own = processes_of(act.actor)
    mine = [each for each in queries.activities_of(record) if each.process in own]
    consulted = queries.consulted(mine)
    return {each: consulted[each] for each in mine if each in consulted}


def _chosen(roles: Roles, named: str) -> Activity | None:
    return next((each for each in roles if each == named), next(iter(roles), None))


def _whom(
    record: Record, activity: Activity | None, roles: Roles, chosen: str, act: Act
) -> Whom | None:
    if activity is None:
        return None
    people = queries.to_ask(record, roles[activity], act.actor, act.at)
    by_role = {each: [one for one in people if one.role is each] for each in roles[activity]}
    return Whom(
        activity=activity,
        roles=tuple(
            AskedRole(each.title, tuple(map(_name, asked))) for each, asked in by_role.items()
        ),
        choices=tuple(
            Choice(value, label, value == chosen) for value, label in _choices(by_role, people)
        ),
        people=len(people),
        too_many=len(people) > MOST_ASKED,
    )


def _choices(
    by_role: Mapping[Role, Sequence[Asked]], people: Sequence[Asked]
) -> Iterator[tuple[str, str]]:
    yield "", f"All of them ({len(people)})"
    for each, asked in by_role.items():
        if asked and len(asked) < len(people):
            yield f"role:{each.value}", f"{each.title} only ({len(asked)})"
    for one in people:
        yield f"person:{one.person.number}", f"{one.person.name} only"


def _name(asked: Asked) -> str:
    of = asked.in_place_of
    return f"{asked.person.name} for {of.name}" if of else asked.person.name
