"""What webhooks keep."""

from armillary.fittings.webhooks.models.incoming import Receipt, Source, SourceKey
from armillary.fittings.webhooks.models.outgoing import (
    Attempt,
    Delivery,
    Health,
    Subscription,
    SubscriptionKey,
)

__all__ = [
    "Attempt",
    "Delivery",
    "Health",
    "Receipt",
    "Source",
    "SourceKey",
    "Subscription",
    "SubscriptionKey",
]
