"""The home page: different for who asks us, who works here, and who answers for the house."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.approvals.queries.approvals import waiting_for as decisions_of
from armillary.fittings.approvals.queries.people import stood_in_by
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.people.models import Person
from armillary.reference.roles import Role
from armillary.web.frame.creations import creations
from armillary.web.home.customer import planned_for, requests_of
from armillary.web.home.house import house
from armillary.web.home.next_up import next_up
from armillary.web.home.tiles import BY_ROLE, tiles_of
from armillary.web.home.waiting import MOST, waiting_for
from armillary.web.home.wheel import wheel
from armillary.web.lists.views import work_url

TOPICS = "list:incidents,list:tasks,list:hand-offs,list:approvals,list:changes"


@signed_in
@require_safe
def home(request: Request) -> HttpResponse:
    """Show a person where to begin."""
    actor = actor_of(request)
    if not actor.is_staff:
        return _for_customer(request, actor)
    if answers_for_the_house(actor):
        return _for_the_house(request, actor)
    return _for_worker(request, actor)


@signed_in
@require_safe
def queue(request: Request) -> HttpResponse:
    """The list in which an agent works, under a name of its own, to be remembered."""
    return HttpResponseRedirect(work_url(actor_of(request)))


def answers_for_the_house(actor: Person) -> bool:
    """Whether somebody looks after the whole and has no work of a role to look after."""
    return Role.CHIEF_INFORMATION_OFFICER in actor.roles and not BY_ROLE.keys() & actor.roles


def _for_worker(request: Request, actor: Person) -> HttpResponse:
    stands_in = stood_in_by(actor, request.at)
    decisions = list(decisions_of(actor, request.at, stands_in)[: MOST + 1])
    return _shown(
        request,
        "home/worker.html",
        {
            "next": next_up(actor, decisions, request.at),
            "waiting": waiting_for(actor, decisions),
            "tiles": tiles_of(actor, request.at),
            "wheel": wheel(),
            "topics": TOPICS,
        },
    )


def _for_customer(request: Request, actor: Person) -> HttpResponse:
    ways = creations(act_of(request))
    return _shown(
        request,
        "home/customer.html",
        {
            "requests": requests_of(actor),
            "planned": planned_for(actor, request.at),
            "ask_url": next((way.url for way in ways if way.primary), ""),
            "topics": "list:incidents",
        },
    )


def _for_the_house(request: Request, actor: Person) -> HttpResponse:
    return _shown(
        request,
        "home/house.html",
        {"house": house(actor, request.at), "wheel": wheel(), "topics": "list:hand-offs"},
    )


def _shown(request: Request, template: str, shown: dict[str, object]) -> HttpResponse:
    return render(request, template, {"title": "Home", "breadcrumbs": [], **shown})
