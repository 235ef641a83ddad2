"""Which windows and freezes hold for a change, and when."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.db.models import QuerySet

from armillary.assurance.change.models import ChangeWindow
from armillary.assurance.change.rules import timing
from armillary.assurance.change.vocabulary import WindowKind, WindowState
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.engines.collisions import Period, Reason
from armillary.engines.worktime import Span, intervals
from armillary.fittings.calendars import queries as calendars

BARRED = {WindowKind.FREEZE: Reason.FREEZE, WindowKind.CRITICAL: Reason.CRITICAL_TIME}


class Holding(NamedTuple):
    """What holds for a change in a time: periods, when changes are allowed (None: whenever), and
    the windows by key."""

    periods: list[Period]
    allowed: list[Span] | None
    windows: dict[int, ChangeWindow]


def in_time(span: Span) -> QuerySet[ChangeWindow]:
    """All that are in force at some moment of this time, the earliest first."""
    start, end = map(timing.moment, span)
    rows: QuerySet[ChangeWindow] = ChangeWindow.objects.filter(
        state=WindowState.IN_FORCE, ends_at__gt=start, starts_at__lt=end
    )
    return rows.order_by("starts_at", "pk")


def told_in_time(span: Span) -> QuerySet[ChangeWindow]:
    """The same, with the names of what they are narrowed to."""
    return in_time(span).select_related("service", "of_class")


def holding(items: Collection[ConfigurationItem], services: Collection[int], span: Span) -> Holding:
    """What holds for a change of these items that these services would feel."""
    mine = [each for each in in_time(span) if _is_about(each, items, services)]
    periods = [
        Period(each.pk, BARRED[WindowKind(each.kind)], *stretch)
        for each in mine
        if each.kind in BARRED
        for stretch in stretches(each, span)
    ]
    allowing = [each for each in mine if each.kind == WindowKind.MAINTENANCE]
    allowed = [stretch for each in allowing for stretch in stretches(each, span)]
    return Holding(periods, allowed if allowing else None, {each.pk: each for each in mine})


def stretches(window: ChangeWindow, span: Span) -> Iterator[Span]:
    """When it holds, within a time."""
    start = max(span[0], timing.second(window.starts_at))
    end = min(span[1], timing.second(window.ends_at))
    if start >= end:
        return
    if window.hours_id is None:
        yield start, end
    else:
        yield from intervals(calendars.calendar(window.hours_id), start, end)


def _is_about(
    window: ChangeWindow, items: Collection[ConfigurationItem], services: Collection[int]
) -> bool:
    if window.service_id and window.service_id not in services:
        return False
    if not (window.of_class_id or window.environment):
        return True
    below = catalogue().below(window.of_class_id) if window.of_class_id else None
    return any(
        (below is None or each.configuration_class_id in below)
        and window.environment in ("", each.environment)
        for each in items
    )
