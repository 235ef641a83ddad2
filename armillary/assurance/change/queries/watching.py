"""Which changes are watched, in what they reach, since when and until when."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from armillary.assurance.change.models import Aftermath, Change
from armillary.assurance.change.queries import affected
from armillary.assurance.change.queries.flying import SLUG
from armillary.assurance.change.queries.impact import HURT, MOST
from armillary.assurance.change.rules.aftermath import watched
from armillary.assurance.configuration.queries.impact import downstream
from armillary.kernel.access.first_rows import robot
from armillary.kernel.journal.models import Entry

UNSEEN = timedelta(days=1)
"""Since when something may be so that a source found and nobody had asked for."""
YEAR = timedelta(days=365)
AT_ONCE = 500


def named_in(lines: Sequence[int]) -> list[Change]:
    """The changes of which these lines tell and that have begun."""
    told = Entry.objects.filter(pk__in=list(lines), record_type=SLUG)
    keys = list(told.values_list("record_id", flat=True).distinct())
    return list(_begun().filter(pk__in=keys).order_by("pk"))


def unwatched(at: datetime) -> list[Change]:
    """Those of the last year that nobody has begun to watch."""
    rows = _begun().filter(aftermath__isnull=True)
    recent = Q(ended_at__gte=at - YEAR) | Q(ended_at__isnull=True)
    return list(rows.filter(recent).order_by("pk")[:AT_ONCE])


def watch(changes: Iterable[Change]) -> int:
    """Note what each reaches now, unless that was noted when it began; how many those are."""
    listed, rows = list(changes), list[Aftermath]()
    known = Aftermath.objects.in_bulk([each.pk for each in listed])
    for change in listed:
        started = change.started_at or change.ended_at
        if started is None:
            continue
        since, until = watched(
            started - (timedelta() if change.started_at else UNSEEN), change.ended_at
        )
        found = known.get(change.pk)
        reach, steps = (found.reach, found.steps) if found else _reach(change)
        rows.append(Aftermath(change=change, reach=reach, steps=steps, since=since, until=until))
    Aftermath.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["change"], update_fields=["since", "until"]
    )
    return len(listed)


def _begun() -> "QuerySet[Change]":
    return Change.objects.filter(Q(started_at__isnull=False) | Q(ended_at__isnull=False))


def _reach(change: Change) -> tuple[list[int], list[int]]:
    """The keys of what fails with what it touches, and how many steps away each is."""
    keys = affected.keys(change)
    if not keys:
        return [], []
    found = dict.fromkeys(keys, 0)
    for row in downstream(keys, robot(), most=MOST).rows():
        if row.becomes in HURT:
            found.setdefault(row.item.key, row.depth)
    return list(found), list(found.values())
