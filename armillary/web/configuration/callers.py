"""The card of whoever calls, for the service desk: the person and what they work with."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.callers import Caller, callers
from armillary.gate.admission import staff_only
from armillary.gate.request import Request
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.web.suggestions import words_in


@staff_only
@require_safe
def cards(request: Request) -> HttpResponse:
    """Persons by name, mail, phone or device, with their things; nothing for fewer than two
    letters."""
    words = words_in(request)
    found = callers(words) if len(words) > 1 else []
    return JsonResponse({"results": [_card(each) for each in found]})


def _card(caller: Caller) -> dict[str, object]:
    return {
        "number": numbered(Person.prefix, caller.key),
        "name": caller.name,
        "email": caller.email,
        "phone": caller.phone,
        "location": caller.location,
        "is_vip": caller.is_vip,
        "assets": [
            {
                "number": numbered(ConfigurationItem.prefix, each.key),
                "name": each.name,
                "class": each.configuration_class,
            }
            for each in caller.assets
        ],
    }
