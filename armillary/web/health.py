"""Whether the product is up. The public learns no more than that."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from armillary.gate.admission import open_to_all, own_transactions


@open_to_all
@own_transactions
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 and "up" when the database answers, else 503 and "down"."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return HttpResponse("down", content_type="text/plain", status=503)
    return HttpResponse("up", content_type="text/plain")
