"""The warning while an incident is typed: this may have been reported already."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.text import flaw
from armillary.operations.incident.duplicates import duplicates_of
from armillary.operations.incident.models import Incident
from armillary.web.values.fields import address
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment
from armillary.web.values.states import state

ENOUGH, LONGEST = 8, 2000


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An incident that may be the same trouble."""

    url: str
    number: str
    title: str
    state: State
    moment: Moment
    caller: str
    likeness: str


@signed_in
@require_safe
def duplicates(request: Request) -> HttpResponse:
    """What is open already and sounds like the title and the description so far."""
    title, description = (request.GET.get(name, "") for name in ("title", "description"))
    if flaw(title) or flaw(description):
        raise Invalid({"title": "This cannot be read as text."})
    found: list[Duplicate] = []
    if len(title.strip()) >= ENOUGH:
        alike = duplicates_of(title[:200], description[:LONGEST], actor_of(request))
        found = [_duplicate(each) for each in alike.select_related("caller")]
    return render(request, "duplicates.html", {"duplicates": found})


def _duplicate(incident: Incident) -> Duplicate:
    return Duplicate(
        url=address(incident),
        number=incident.number,
        title=incident.title,
        state=state("incidents", incident.state),
        moment=moment(incident.reported_at),
        caller=incident.caller.name if incident.caller else "",
        likeness="",
    )
