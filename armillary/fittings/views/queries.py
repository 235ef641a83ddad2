"""What can be asked about saved views."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from armillary.fittings.views.models import FeedKey, FirstView, View
from armillary.fittings.views.vocabulary import State
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person

MOST = 30


@dataclass(frozen=True, slots=True)
class Offer:
    """A view; whether its list opens with it for this person, who may have a feed of it."""

    view: View
    comes_first: bool
    has_feed: bool


def offered(slug: str, actor: Person, also: int | None) -> Sequence[Offer]:
    """The tabs of a list: those that are pinned, the one that is open, the one that comes first."""
    own = {"view": OuterRef("pk"), "person": actor.pk}
    rows = visible(View, actor).filter(record_type=slug, state=State.IN_USE)
    told = rows.annotate(
        comes_first=Exists(FirstView.objects.filter(**own)),
        has_feed=Exists(FeedKey.objects.filter(**own)),
    )
    found = [
        Offer(each, each.comes_first, each.has_feed)
        for each in told.order_by("-comes_first", "name", "pk")[: MOST * 2]
    ]
    wanted = (e for e in found if e.view.is_pinned or e.comes_first or e.view.pk == also)
    return list(wanted)[:MOST]
