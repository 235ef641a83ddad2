"""The figures by which incident management is judged, each over a period."""

from datetime import datetime

from django.db.models import Avg, F
from django.db.models.functions import Extract

from armillary.operations.incident.models import Incident


def logged(since: datetime, until: datetime) -> int:
    """How many incidents were reported in [since, until)."""
    return Incident.objects.filter(reported_at__gte=since, reported_at__lt=until).count()


def mean_hours_to_restore(since: datetime, until: datetime) -> float | None:
    """From report to restored service, over the incidents restored in [since, until)."""
    restored = Incident.objects.filter(restored_at__gte=since, restored_at__lt=until)
    lasted = Extract(F("restored_at") - F("reported_at"), "epoch")
    seconds: float | None = restored.aggregate(mean=Avg(lasted))["mean"]
    return None if seconds is None else float(seconds) / 3600


def share_reopened(since: datetime, until: datetime) -> float | None:
    """Which part of the incidents resolved in [since, until) came back at least once."""
    resolved = Incident.objects.filter(resolved_at__gte=since, resolved_at__lt=until)
    count = resolved.count()
    return resolved.filter(reopen_count__gt=0).count() / count if count else None
