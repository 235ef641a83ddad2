"""My sign-in: the password, where I am signed in, and the tokens of my programs."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from armillary.gate.admission import own_transactions, signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.access import limits, passwords, sessions, tokens
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, NotFound
from armillary.people.vocabulary import Scope
from armillary.web.people.forms import Trouble, password_form, token_form
from armillary.web.people.mine import Mine, mine

ME = "/me"


@signed_in
@require_safe
def page(request: Request) -> HttpResponse:
    """Everything by which I, or a program of mine, can come in."""
    return _page(request)


@signed_in
@own_transactions
@require_POST
def change_password(request: Request) -> HttpResponse:
    """Take a new password; whoever is signed in elsewhere as me is signed out."""
    try:
        _check_present_one(request)
        with transaction.atomic():
            stand_as(actor_of(request))
            passwords.set_password(
                actor_of(request),
                act_of(request),
                password=request.POST.get("password", ""),
                session=request.signed_in.key if request.signed_in else None,
            )
    except Invalid as refusal:
        form = password_form(_troubles(refusal.fields))
        with transaction.atomic():
            stand_as(actor_of(request))
            return _page(request, password=form, status=422)
    return _back()


@signed_in
@require_POST
def create_token(request: Request) -> HttpResponse:
    """Make a token and show it, this once."""
    name, scope, days = (request.POST.get(each, "") for each in ("name", "scope", "days"))
    try:
        token = tokens.issue(
            actor_of(request),
            act_of(request),
            name=name,
            scope=_scope(scope),
            lasts=_days(days),
        )
    except Invalid as refusal:
        form = token_form(_troubles(refusal.fields), name=name, scope=scope, days=days)
        return _page(request, token=form, status=422)
    return _page(request, fresh_token=token)


@signed_in
@require_POST
def revoke_token(request: Request, key: int) -> HttpResponse:
    """Let a token of mine be dead from now on."""
    tokens.revoke_token(actor_of(request), act_of(request), key=key)
    return _back()


@signed_in
@require_POST
def end_session(request: Request, key: int) -> HttpResponse:
    """Sign out another browser of mine."""
    if not sessions.end_one(actor_of(request), key):
        raise NotFound("There is no such session; it may have ended already.")
    return _back()


def _page(
    request: Request, status: int = 200, fresh_token: str = "", **forms: object
) -> HttpResponse:
    shown: Mine = mine(request, fresh_token)
    context = {
        "title": "My sign-in",
        "breadcrumbs": [],
        "notices": [],
        "me": shown,
        "password_form": forms.get("password") or password_form(()),
        "token_form": forms.get("token") or token_form(()),
    }
    return render(request, "me.html", context, status=status)


def _check_present_one(request: Request) -> None:
    """Who finds an open browser may not guess the password in it as often as they like."""
    person = actor_of(request)
    if not passwords.has_one(person):
        return
    attempt = limits.count_try(person.email, request.META["REMOTE_ADDR"], request.at)
    if not passwords.is_right(person, request.POST.get("present", "")):
        raise Invalid({"present": "This is not your present password."})
    limits.note_success(attempt)


def _scope(text: str) -> Scope:
    if text not in Scope.values:
        raise Invalid({"scope": f"Choose one of {', '.join(Scope.values)}."})
    return Scope(text)


def _days(text: str) -> timedelta:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise Invalid({"days": f"A token lasts 1 to {tokens.LONGEST.days} days."})
    return timedelta(days=int(text))


def _troubles(fields: Mapping[str, str]) -> tuple[Trouble, ...]:
    return tuple(Trouble(text, name) for name, text in fields.items())


def _back() -> HttpResponse:
    return HttpResponseRedirect(ME, status=303)
