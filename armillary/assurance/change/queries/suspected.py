"""Which changes may have caused something that went wrong, and why one thinks so (N4)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from armillary.assurance.change.models import Aftermath, Change
from armillary.assurance.change.queries import aftermath, lessons
from armillary.assurance.change.rules.aftermath import LONGEST
from armillary.engines.rate_ratio import Suspicion, suspicion
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person

MOST, TRIED = 5, 20
ENOUGH = 0.3
"""Below this score a change is not worth a look."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong: its type and key, with which items, when, and in which words."""

    slug: str
    key: int
    about: tuple[int, ...]
    at: datetime
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuspectChange:
    """A change with what speaks for it; `is_match`: people have said that it was this one."""

    change: Change
    row: Aftermath
    steps: int | None
    ago: timedelta
    suspicion: Suspicion
    is_match: bool

    @property
    def score(self) -> float:
        return self.suspicion.score


def suspected(trouble: Trouble, actor: Person, at: datetime) -> list[SuspectChange]:
    """Those in whose reach and time it lies, and those that people name; the likeliest first."""
    named = lessons.named(trouble.slug, trouble.key)
    near = Q(
        aftermath__since__lte=trouble.at,
        aftermath__since__gt=trouble.at - LONGEST,
        aftermath__reach__overlap=list(trouble.about),
    ) & (Q(aftermath__until__isnull=True) | Q(aftermath__until__gt=trouble.at))
    rows = visible(Change, actor).filter(near | Q(pk__in=named)).select_related("aftermath")
    chosen = rows.order_by("-aftermath__since", "-pk")[:TRIED]
    found = [_suspect(each, trouble, at, is_match=each.pk in named) for each in chosen]
    listed = [each for each in found if each.is_match or each.score >= ENOUGH]
    return sorted(listed, key=lambda each: (not each.is_match, -each.score))[:MOST]


def _suspect(change: Change, trouble: Trouble, at: datetime, *, is_match: bool) -> SuspectChange:
    row = getattr(change, "aftermath", None) or Aftermath(change=change, reach=[], steps=[])
    if row.since and (row.judged_at is None or row.until is None or row.judged_at < row.until):
        aftermath.now(row, at)
    steps = _steps(row, trouble.about)
    begun = change.ended_at if change.ended_at and change.ended_at <= trouble.at else trouble.at
    ago = trouble.at - begun
    likeness = _likeness(change, trouble.words)
    found = suspicion(steps, row.chance, likeness, round(ago.total_seconds()))
    return SuspectChange(change, row, steps, ago, found, is_match)


def _steps(row: Aftermath, about: Collection[int]) -> int | None:
    """How far the nearest item that does not work is from what was changed."""
    near = [steps for key, steps in zip(row.reach, row.steps, strict=True) if key in about]
    return min(near, default=None)


def _likeness(change: Change, words: Collection[str]) -> float:
    """Which part of the words of what went wrong stands in what was changed as well."""
    text = f"{change.title} {change.reason} {change.plan}".lower()
    return sum(word in text for word in words) / len(words) if words else 0.0
