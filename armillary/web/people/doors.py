"""Signing in by password or by a link that works once, and signing out."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from armillary.gate.admission import open_to_all, own_transactions, signed_in
from armillary.gate.cookies import drop_session, keep_session, session_in
from armillary.gate.refusing import HEADERS
from armillary.gate.request import Request
from armillary.kernel.access import links, passwords, sessions
from armillary.kernel.access.signing_in import by_password
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, NotFound, NotSignedIn, TooMany
from armillary.people.models import Organisation, Person
from armillary.people.vocabulary import OrganisationKind
from armillary.web.asking import safe_next
from armillary.web.people.forms import Trouble, link_form, sign_in_form
from armillary.web.people.visitors import visitors

HOME = "/"


@open_to_all
@own_transactions
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """The page with the two fields, and what they lead to."""
    if request.method != "POST":
        return _sign_in_page(request, next_=request.GET.get("next", ""))
    email = request.POST.get("email", "")
    try:
        secret = by_password(
            email,
            request.POST.get("password", ""),
            at=request.at,
            address=_address(request),
            user_agent=_agent(request),
        )
    except (NotSignedIn, TooMany) as refusal:
        again = _sign_in_page(
            request,
            email=email,
            next_=request.POST.get("next", ""),
            errors=(Trouble(refusal.message),),
            status=refusal.status,
        )
        for name, value in HEADERS.get(refusal.status, {}).items():
            again.headers[name] = value
        return again
    return _let_in(request, secret, safe_next(request, HOME))


@signed_in
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End this session, here and in the database."""
    sessions.end(session_in(request))
    request.actor = None
    response = render(request, "signed_out.html", _door(request, "Signed out"))
    drop_session(request, response)
    return response


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def one_time_link(request: Request, secret: str) -> HttpResponse:
    """Looking at the link uses nothing up: programs that read mail look at every link."""
    if request.method != "POST":
        return _link_page(request, links.whose(secret, request.at))
    try:
        person = links.use(secret, request.at)
    except NotFound:
        return _link_page(request, None)
    try:
        _set_password(request, person)
    except Invalid as refusal:
        errors = tuple(Trouble(text, field) for field, text in refusal.fields.items())
        return _link_page(request, person, errors, status=refusal.status)
    session = sessions.begin(
        person, at=request.at, user_agent=_agent(request), address=_address(request)
    )
    return _let_in(request, session, HOME)


def _set_password(request: Request, person: Person) -> None:
    """The one who came by the link acts; an empty field keeps what there is."""
    password = request.POST.get("password", "")
    if password:
        stand_as(person)
        act = Act(actor=person, at=request.at, door=Door.WEB)
        passwords.set_password(person, act, password=password)


def _let_in(request: Request, secret: str, to: str) -> HttpResponse:
    """With a fresh secret: whatever the browser held before is of no use any more."""
    if old := session_in(request):
        sessions.end(old)
    response = HttpResponseRedirect(to, status=303)
    keep_session(request, response, secret)
    return response


def _sign_in_page(
    request: Request,
    *,
    email: str = "",
    next_: str = "",
    errors: tuple[Trouble, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        **_door(request, "Sign in"),
        "form": sign_in_form(email=email, next_=next_, errors=errors),
        "link": None,
        "people": visitors(),
    }
    return render(request, "sign_in.html", context, status=status)


def _link_page(
    request: Request, person: Person | None, errors: tuple[Trouble, ...] = (), status: int = 200
) -> HttpResponse:
    if person is None:
        spent = {
            "title": "This link is spent",
            "detail": "It was used already, is too old, or never was. Ask for a new one.",
            "form": None,
            "person": None,
        }
        return render(request, "one_time_link.html", spent, status=404)
    told = {
        "title": f"Welcome, {person.name}",
        "detail": "This link lets you in once. Choose a password for the next time.",
        "form": link_form(action=request.path, errors=errors),
        "person": person,
    }
    return render(request, "one_time_link.html", told, status=status)


def _door(request: HttpRequest, title: str) -> dict[str, object]:
    provider: QuerySet[Organisation] = Organisation.objects.filter(kind=OrganisationKind.PROVIDER)
    name = provider.values_list("name", flat=True).first()
    return {"title": title, "organisation": name or "", "sign_in_url": "/sign-in"}


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _agent(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "")
