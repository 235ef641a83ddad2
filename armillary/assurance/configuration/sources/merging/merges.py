"""Which item stands for one that was merged, however often that happened since."""

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from armillary.assurance.configuration.sources.models import Merge

_SURVIVORS = """
with recursive went as (
    select id, merged_into_id as into_it from configuration_configurationitem
    where id = any(%s) and merged_into_id is not null
    union all
    select w.id, i.merged_into_id from went w
    join configuration_configurationitem i on i.id = w.into_it
    where i.merged_into_id is not null
)
select w.id, w.into_it from went w
join configuration_configurationitem i on i.id = w.into_it
where i.merged_into_id is null
"""


def of(keys: Collection[int]) -> dict[int, int]:
    """The survivors of those of these items that were merged."""
    with connection.cursor() as cursor:
        cursor.execute(_SURVIVORS, (list(keys),))
        return dict(cursor.fetchall())


def merge_of(item: int) -> Merge:
    """How this item was merged."""
    found: Merge = Merge.objects.select_related("survivor").get(item=item, parted_at=None)
    return found


def merges_into(*keys: int, but: int = 0) -> QuerySet[Merge]:
    """Everything that is merged into these items now, the oldest first."""
    found = Merge.objects.filter(survivor__in=keys, parted_at=None).exclude(pk=but)
    return found.select_related("item").order_by("pk")
