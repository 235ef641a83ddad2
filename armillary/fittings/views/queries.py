"""What can be asked about saved views."""

from armillary.fittings.views.models import View
from armillary.fittings.views.vocabulary import State
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person

MOST = 30


def pinned(slug: str, actor: Person, also: int | None) -> list[View]:
    """The tabs of a list, and the view that is open even if it is none of them."""
    rows = visible(View, actor).filter(record_type=slug, state=State.IN_USE)
    found = list(rows.order_by("name", "pk")[: MOST * 2])
    return [each for each in found if each.is_pinned or each.pk == also][:MOST]
