"""The address to which forms send what is being typed."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from armillary.kernel.errors import NotFound
from armillary.kernel.registry import record_types
from armillary.web.asking import actor_of
from armillary.web.drafts.keeping import keep
from armillary.web.submitted import typed_in

LONGEST_NAME = 200


@require_POST
def keep_draft(request: HttpRequest, form: str) -> HttpResponse:
    """Keep the fields of a form, the ones that only carry it left out."""
    if form.partition("/")[0] not in record_types() or len(form) > LONGEST_NAME:
        raise NotFound("There is no such form.")
    keep(actor_of(request), form, typed_in(request), timezone.now())
    return HttpResponse(status=204)
