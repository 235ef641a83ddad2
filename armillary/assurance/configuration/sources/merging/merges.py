"""How items were merged, and what is merged into them."""

from django.db.models import QuerySet

from armillary.assurance.configuration.sources.models import Merge


def merge_of(item: int) -> Merge:
    """How this item was merged."""
    found: Merge = Merge.objects.select_related("survivor").get(item=item, parted_at=None)
    return found


def merges_into(*keys: int, but: int = 0) -> QuerySet[Merge]:
    """Everything that is merged into these items now, the oldest first."""
    found = Merge.objects.filter(survivor__in=keys, parted_at=None).exclude(pk=but)
    return found.select_related("item").order_by("pk")
