"""What can be asked about sources and what they sent."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec
from django.db import connection
from django.db.models import QuerySet

from armillary.fittings.webhooks.models import Receipt, Source, SourceKey
from armillary.fittings.webhooks.vocabulary import Delivered

MINUTE = timedelta(minutes=1)
_ADD = """
insert into webhooks_receipt (source_id, key, said, body, headers, received_at)
values (%s, %s, %s, %s, %s::jsonb, %s)
on conflict (source_id, key) do nothing returning id
"""


def by_address(digest: bytes) -> SourceKey | None:
    """The key whose address has this digest; its source comes along."""
    return SourceKey.objects.select_related("source").filter(address=digest).first()


def key_of(source: Source) -> SourceKey | None:
    """The key of a source; None until it was made."""
    return SourceKey.objects.filter(source=source).first()


def keep_key(source: Source, address: bytes, sealed: str, at: datetime) -> None:
    """Listen at this address, under this secret, from now on."""
    kept: Mapping[str, object] = {"address": address, "sealed": sealed, "made_at": at}
    SourceKey.objects.update_or_create(source=source, defaults=kept)


def is_too_much(source: Source, at: datetime) -> bool:
    """Whether as much as is allowed came in the last minute: a look at one place of an index."""
    rows = Receipt.objects.filter(source=source, received_at__gt=at - MINUTE)
    nth = source.most_a_minute - 1
    return bool(rows.order_by("-received_at").values_list("pk")[nth : nth + 1])


def receipt(key: int) -> Receipt | None:
    """What was received, locked until the transaction ends; its source comes along."""
    rows = Receipt.objects.select_related("source").select_for_update(of=("self",))
    return rows.filter(pk=key).first()


def of_key(source: Source, key: str) -> Receipt | None:
    """What came under this key."""
    return Receipt.objects.filter(source=source, key=key).first()


def latest(source: Source, most: int) -> QuerySet[Receipt]:
    """What came last, newest first."""
    return source.receipts.order_by("-pk")[:most]


def dead(source: Source) -> list[int]:
    """The keys of what could not be worked."""
    rows = source.receipts.filter(state=Delivered.DEAD).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def old(before: datetime) -> QuerySet[Receipt]:
    """What was worked so long ago that nobody asks any more."""
    return Receipt.objects.filter(ended_at__lt=before)


def add(receipt: Receipt) -> Receipt | None:
    """Write it; None when its key is there already. Of two at once one waits for the other."""
    told = msgspec.json.encode(receipt.headers).decode()
    with connection.cursor() as cursor:
        cursor.execute(
            _ADD,
            (
                receipt.source_id,
                receipt.key,
                receipt.said,
                bytes(receipt.body),
                told,
                receipt.received_at,
            ),
        )
        row = cursor.fetchone()
    if row is None:
        return None
    receipt.pk = row[0]
    return receipt
