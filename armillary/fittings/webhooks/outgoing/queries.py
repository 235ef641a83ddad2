"""What can be asked about subscriptions and their deliveries."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet

from armillary.fittings.webhooks.models import Delivery, Health, Subscription, SubscriptionKey
from armillary.fittings.webhooks.vocabulary import Delivered, State
from armillary.kernel.journal.models import Entry


def told() -> list[Subscription]:
    """The subscriptions for which events are kept: those that are paused hear of them later."""
    rows = Subscription.objects.filter(state__in=(State.ACTIVE, State.PAUSED))
    return list(rows.order_by("pk"))


def lines_about(lines: Sequence[int], types: Iterable[str]) -> list[Entry]:
    """These lines, as far as they are about records of these types."""
    found = Entry.objects.filter(pk__in=lines, record_type__in=tuple(types))
    return list(found.select_related("actor").order_by("pk"))


def delivery(key: int) -> Delivery | None:
    """The delivery of this key, locked until the transaction ends; its subscription comes along."""
    rows = Delivery.objects.select_related("subscription").select_for_update(of=("self",))
    return rows.filter(pk=key).first()


def health_of(subscription: Subscription) -> Health:
    """How the other side does; whoever asks holds the answer until the transaction ends."""
    Health.objects.get_or_create(subscription=subscription)
    return Health.objects.select_for_update().get(subscription=subscription)


def to_send_again(subscription: Subscription, since: datetime | None) -> QuerySet[Delivery]:
    """What was given up; from a moment on, everything that was made."""
    rows = subscription.deliveries.order_by("pk")
    if since is None:
        return rows.filter(state=Delivered.DEAD)
    return rows.filter(created_at__gte=since).exclude(state=Delivered.WAITING)


def latest(subscription: Subscription, most: int) -> QuerySet[Delivery]:
    """The newest deliveries, with what was tried."""
    return subscription.deliveries.order_by("-pk").prefetch_related("log")[:most]


def old(before: datetime) -> QuerySet[Delivery]:
    """What was delivered or given up so long ago that nobody asks any more."""
    return Delivery.objects.filter(ended_at__lt=before)


def waiting(subscription: Subscription) -> list[int]:
    """The keys of what is not delivered yet."""
    rows = subscription.deliveries.filter(state=Delivered.WAITING).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def forget_failures(subscription: Subscription) -> None:
    """The other side begins anew."""
    Health.objects.filter(subscription=subscription).delete()


def keep_key(subscription: Subscription, sealed: str, at: datetime) -> None:
    """Sign with this secret from now on."""
    SubscriptionKey.objects.update_or_create(
        subscription=subscription, defaults={"sealed": sealed, "made_at": at}
    )


def key_of(subscription: Subscription) -> SubscriptionKey | None:
    """The sealed secret; None until the first one was made."""
    return SubscriptionKey.objects.filter(subscription=subscription).first()


def add(rows: Sequence[Delivery]) -> list[int]:
    """Write deliveries, those left out that are there already; the keys of the fresh ones."""
    if not rows:
        return []
    entries, [subscription] = [row.entry for row in rows], {row.subscription for row in rows}
    there = subscription.deliveries.filter(entry__in=entries)
    known = set(there.values_list("entry", flat=True))
    fresh = Delivery.objects.bulk_create([row for row in rows if row.entry not in known])
    return [row.pk for row in fresh]
