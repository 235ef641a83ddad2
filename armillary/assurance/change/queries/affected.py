"""The items that a change touches, what they are to become, and what they were."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from armillary.assurance.change.models import Affected, Change
from armillary.assurance.configuration.models import ConfigurationItem


def rows(change: Change) -> list[Affected]:
    """With their items, in the order in which they were named."""
    found = Affected.objects.filter(change=change.pk).select_related("item").order_by("pk")
    return list(found)


def keys(change: Change) -> list[int]:
    """Of all items that it touches, the main one first."""
    more = Affected.objects.filter(change=change.pk).order_by("pk").values_list("item", flat=True)
    main = [change.item_id] if change.item_id else []
    return list(dict.fromkeys([*main, *more])) if change.pk else main


def items(change: Change) -> list[ConfigurationItem]:
    """All items that it touches, the main one first."""
    found = ConfigurationItem.objects.in_bulk(wanted := keys(change))
    return [found[key] for key in wanted]


def names(keys: Iterable[int]) -> dict[int, str]:
    """What these items are called."""
    rows = ConfigurationItem.objects.filter(pk__in=list(keys))
    return dict(rows.values_list("pk", "name"))


def owners(keys: Iterable[int]) -> list[int]:
    """Whoever answers for these items."""
    rows = ConfigurationItem.objects.filter(pk__in=list(keys), owner__isnull=False)
    return sorted(set(rows.values_list("owner", flat=True)))


def add(change: Change, item: ConfigurationItem) -> bool:
    """Let it touch this item too; False: it does already."""
    if item.pk == change.item_id:
        return False
    _, fresh = Affected.objects.get_or_create(change=change, item=item)
    return fresh


def add_all(change: Change, items: Iterable[int]) -> list[int]:
    """Let it touch these too; those that are new, in order."""
    there = set(keys(change))
    fresh = sorted(set(items) - there)
    Affected.objects.bulk_create([Affected(change=change, item_id=key) for key in fresh])
    return fresh


def remove(change: Change, item: ConfigurationItem) -> bool:
    """Let it not touch this item; False: it does not."""
    gone, _ = Affected.objects.filter(change=change.pk, item=item.pk).delete()
    return bool(gone)


def plan(change: Change, item: ConfigurationItem, name: str, value: Any) -> Any:
    """Say what a field of the item is to become; what was planned before."""
    row, _ = Affected.objects.get_or_create(change=change, item=item)
    before = row.planned.get(name)
    row.planned[name] = value
    row.save(update_fields=["planned"])
    return before


def unplan(change: Change, item: ConfigurationItem, name: str) -> bool:
    """Leave a field of the item as it is; False: nothing was planned of it."""
    row = Affected.objects.filter(change=change.pk, item=item.pk).first()
    if row is None or name not in row.planned:
        return False
    del row.planned[name]
    row.save(update_fields=["planned"])
    return True


def mark_applied(row: Affected, before: Mapping[str, Any], at: datetime) -> None:
    """What was planned of the item is so now; `before`: what it was."""
    row.before, row.applied_at = dict(before), at
    row.save(update_fields=["before", "applied_at"])


def mark_restored(row: Affected) -> None:
    """The item is as it was."""
    row.applied_at = None
    row.save(update_fields=["applied_at"])
