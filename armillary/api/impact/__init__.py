"""What fails with what, through the API: the impact of an item, its causes, and what-if."""

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.impact.asked import (
    DIRECTIONS,
    MOMENTS,
    NARROWING,
    failed_in,
    moment_in,
    narrowed_by,
)
from armillary.api.impact.documents import causes_document, impact_document
from armillary.api.naming import key_named
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.impact import downstream, upstream
from armillary.gate.request import Request, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import NotFound
from armillary.kernel.lifecycle.rows import NOT_THERE
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.registry import record_type_of


def impact_of(request: Request, number: str) -> HttpResponse:
    """What the failure of an item does, or with `direction=upstream` what the item rests on."""
    asked = parameters(request, NARROWING | MOMENTS | {"direction"})
    direction = asked.text("direction") or DIRECTIONS[0]
    if direction not in DIRECTIONS:
        raise BadQuestion({"direction": f"Choose among {', '.join(DIRECTIONS)}."})
    narrowed, moment = narrowed_by(asked), moment_in(asked, request.at)
    key, actor = key_named(record_type_of(ConfigurationItem), number), actor_of(request)
    if not visible(ConfigurationItem, actor).filter(pk=key).exists():
        raise NotFound(NOT_THERE)
    if direction == "upstream":
        return answer(causes_document(upstream(key, actor, moment), narrowed))
    return answer(impact_document(downstream((key,), actor, moment), narrowed))


def supposed(request: Request) -> HttpResponse:
    """What would happen if the items in the body failed together."""
    asked = parameters(request, NARROWING | MOMENTS)
    narrowed, moment = narrowed_by(asked), moment_in(asked, request.at)
    actor = actor_of(request)
    failed = failed_in(request, actor)
    return answer(impact_document(downstream(failed, actor, moment), narrowed))
