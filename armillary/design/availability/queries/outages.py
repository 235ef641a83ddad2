"""Which outages are known: of a time, of an incident."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from armillary.design.availability.models import Lookout, Outage
from armillary.design.availability.vocabulary import BELIEVED, COUNTING


def within(start: datetime, end: datetime) -> QuerySet[Outage]:
    """Those believed of which some lies between two moments, the oldest first."""
    rows = Outage.objects.filter(state__in=COUNTING, began_at__lt=end)
    rows = rows.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=start))
    return rows.order_by("began_at", "pk")


def of_incident(incident: int) -> QuerySet[Outage]:
    """Those by which this incident is known, withdrawn ones left out."""
    rows = Outage.objects.filter(incident=incident, state__in=COUNTING)
    return rows.select_related("item").order_by("began_at", "pk")


def lookouts(services: Iterable[int], start: datetime, end: datetime) -> QuerySet[Lookout]:
    """Who would have noticed that one of these was down, the longest standing first."""
    rows = Lookout.objects.filter(item__in=[*services], state__in=BELIEVED, since__lt=end)
    return rows.filter(Q(until__isnull=True) | Q(until__gt=start)).order_by("since", "pk")
