"""The page on which a person chooses the own keys, and what the script asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

import msgspec
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.text import flaw
from armillary.web.keys.keeping import Kept, keep, kept, reset, switch
from armillary.web.keys.table import KEYS, MOST_TYPED, OWN, Key, pressed
from armillary.web.people.forms import Trouble
from armillary.web.records.crumbs import Crumb

PAGE = "/me/keys"


@dataclass(frozen=True, slots=True)
class Line:
    """One action with the key that it is on; `usual` is the one of the table, if another."""

    name: str
    label: str
    press: str
    usual: str
    fixed: bool
    error: str


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request) -> HttpResponse:
    """Show all keys with the own ones in place, or keep what was chosen."""
    person = actor_of(request)
    if request.method != "POST":
        return _page(request, kept(person))
    off = "off" in request.POST
    chosen = {key.name: " ".join(request.POST.get(key.name, key.press).split()) for key in OWN}
    try:
        _check_text(chosen)
        keep(person, chosen, off=off)
    except Invalid as refusal:
        return _page(request, Kept(chosen, off), refusal.fields, status=422)
    return HttpResponseRedirect(PAGE, status=303)


@signed_in
@require_POST
def set_back(request: Request) -> HttpResponse:
    """Give up all own keys."""
    reset(actor_of(request))
    return HttpResponseRedirect(PAGE, status=303)


@signed_in
@require_POST
def single(request: Request) -> HttpResponse:
    """Turn single keys off or on, from the sheet of keys."""
    switch(actor_of(request), off=request.POST.get("off") == "true")
    return HttpResponse(status=204)


@signed_in
@require_safe
def own(request: Request) -> HttpResponse:
    """What the script must know, once in each session of a browser."""
    return JsonResponse(msgspec.to_builtins(kept(actor_of(request))))


def _check_text(chosen: Mapping[str, str]) -> None:
    found = {name: flaw(text, longest=MOST_TYPED) for name, text in chosen.items()}
    if wrong := {name: why for name, why in found.items() if why}:
        raise Invalid(wrong)


def _page(
    request: Request, shown: Kept, wrong: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    wrong = wrong or {}
    context = {
        "title": "My keys",
        "breadcrumbs": (Crumb("My sign-in", "/me"), Crumb("My keys")),
        "groups": _groups(pressed(shown.own), wrong),
        "off": shown.off,
        "errors": [Trouble(why, name) for name, why in wrong.items()],
        "own": "" if wrong else msgspec.json.encode(shown).decode(),
    }
    return render(request, "keys.html", context, status=status)


def _groups(presses: Mapping[str, str], wrong: Mapping[str, str]) -> list[tuple[str, list[Line]]]:
    return [
        (group, [_line(key, presses, wrong) for key in keys])
        for group, keys in groupby(KEYS, key=lambda each: each.group)
    ]


def _line(key: Key, presses: Mapping[str, str], wrong: Mapping[str, str]) -> Line:
    press = presses.get(key.name, key.press)
    usual = key.press if press != key.press else ""
    return Line(key.name, key.label, press, usual, key.fixed, wrong.get(key.name, ""))
