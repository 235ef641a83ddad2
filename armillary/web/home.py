"""Where a person starts: the work that waits."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from armillary.kernel.gate.admission import signed_in
from armillary.kernel.gate.request import Request, actor_of
from armillary.kernel.listing.parameters import address
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.web.lists.views import is_worked_on, list_url, my_work


@signed_in
@require_safe
def home(request: Request) -> HttpResponse:
    """Go to the own work: for agents their queue, for callers what they have reported."""
    return HttpResponseRedirect(work_url(actor_of(request)))


@signed_in
@require_safe
def queue(request: Request) -> HttpResponse:
    """The same under a name of its own, to be remembered."""
    return HttpResponseRedirect(work_url(actor_of(request)))


def work_url(actor: Person) -> str:
    """The list that this person lives in. The address says it all, so it can be kept and sent."""
    kind = next((each for each in record_types().values() if is_worked_on(each)), None)
    if kind is None:
        return "/me"
    return address(f"/{kind.slug}", my_work(kind, actor)) if actor.is_staff else list_url(kind)
