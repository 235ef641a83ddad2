"""Views made to try the gate on, one for each way in which a view can end."""

from typing import NoReturn

from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import include, path

from armillary.gate.admission import administrators, open_to_all, signed_in, staff_only
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.access.actions import organisations
from armillary.kernel.errors import RuleBroken
from armillary.people.models import Organisation

handler400 = "armillary.gate.handlers.bad_request"
handler404 = "armillary.gate.handlers.not_found"
handler500 = "armillary.gate.handlers.broken"


@open_to_all
def opened(request: Request) -> HttpResponse:
    return HttpResponse("open")


@open_to_all
def where(request: Request) -> HttpResponse:
    user = request.META.get("HTTP_REMOTE_USER", "")
    return JsonResponse([request.META["REMOTE_ADDR"], request.scheme, user], safe=False)


@open_to_all
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


@open_to_all
def broken(request: Request) -> NoReturn:
    raise LookupError("the moon")


@open_to_all
def full(request: Request) -> NoReturn:
    raise OperationalError("too many connections")


@signed_in
def who(request: Request) -> HttpResponse:
    return JsonResponse({"actor": actor_of(request).email})


@signed_in
def rows(request: Request) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('armillary.actor'), current_setting('armillary.organisations')"
        )
        return JsonResponse(cursor.fetchone(), safe=False)


@staff_only
def staff(request: Request) -> HttpResponse:
    return HttpResponse("staff")


@administrators
def administer(request: Request) -> HttpResponse:
    return HttpResponse("administrators")


@administrators
def rename(request: Request, end: str, key: int) -> HttpResponse:
    organisations.rename(Organisation.objects.get(pk=key), act_of(request), name="After")
    if end == "refuse":
        raise RuleBroken("No.")
    if end == "break":
        raise LookupError("the moon")
    return HttpResponse(status=422 if end == "answer-422" else 200)


@administrators
def write(request: Request) -> HttpResponse:
    return HttpResponse("written")


views = [
    path("open", opened),
    path("where", where),
    path("form", form),
    path("broken", broken),
    path("full", full),
    path("signed-in", who),
    path("rows", rows),
    path("staff", staff),
    path("administrators", administer),
    path("rename-then-<str:end>/<int:key>", rename),
    path("rename", write),
]
urlpatterns = [*views, path("api/", include(views))]
OPENED = ("open", "where", "form", "broken", "full")
OPEN = (*OPENED, *(f"api/{each}" for each in OPENED))
