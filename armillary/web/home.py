"""Where a person starts: the work that waits."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from armillary.fittings.work.queries import has_work
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.web.lists.views import list_url, work_url, worked_on

WORK = "/work"


@signed_in
@require_safe
def home(request: Request) -> HttpResponse:
    """Go to the own work; when none waits, to everything that is open."""
    actor = actor_of(request)
    kind = worked_on()
    if not actor.is_staff:
        return HttpResponseRedirect(work_url(actor))
    idle = kind is not None and not has_work(actor)
    return HttpResponseRedirect(list_url(kind) if kind and idle else WORK)


@signed_in
@require_safe
def queue(request: Request) -> HttpResponse:
    """The list in which an agent works, under a name of its own, to be remembered."""
    return HttpResponseRedirect(work_url(actor_of(request)))
