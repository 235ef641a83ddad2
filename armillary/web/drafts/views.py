"""The address to which forms send what is being typed."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.errors import NotFound
from armillary.kernel.registry import record_types
from armillary.web.drafts.keeping import keep
from armillary.web.submitted import typed_in

LONGEST_NAME = 200


@signed_in
@require_POST
def keep_draft(request: Request, form: str) -> HttpResponse:
    """Keep the fields of a form, the ones that only carry it left out."""
    if form.partition("/")[0] not in record_types() or len(form) > LONGEST_NAME:
        raise NotFound("There is no such form.")
    keep(actor_of(request), form, typed_in(request), request.at)
    return HttpResponse(status=204)
