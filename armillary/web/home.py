"""Where a person starts: the work that waits."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.reading import page
from armillary.web.lists.views import list_url, my_work, work_url, worked_on


@signed_in
@require_safe
def home(request: Request) -> HttpResponse:
    """Go to the own work; when none waits, to everything that is open."""
    actor = actor_of(request)
    kind = worked_on()
    if kind is None:
        return HttpResponseRedirect("/me")
    asked = question(kind, my_work(kind, actor), actor, limit=1)
    idle = actor.is_staff and not page(asked, actor).rows
    return HttpResponseRedirect(list_url(kind) if idle else work_url(actor))


@signed_in
@require_safe
def queue(request: Request) -> HttpResponse:
    """The same under a name of its own, to be remembered."""
    return HttpResponseRedirect(work_url(actor_of(request)))
