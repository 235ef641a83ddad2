"""The closed changes of a time, as far as their risk, their success and their times are told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.past import tried
from armillary.assurance.change.rules.risk import facts_of
from armillary.assurance.change.vocabulary import FAILED, Outcome, Path
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person

MOST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A closed change. `lead` is the time from the request to its beginning, `back` that of the
    way back and `back_planned` what was said of it; `measured` whether more went wrong after it."""

    path: str
    team: str
    kind: str
    risk: int | None
    chance: float | None
    outcome: Outcome
    lead: timedelta | None
    back: timedelta | None
    back_planned: timedelta
    on_time: bool | None
    is_reviewed: bool
    measured: bool | None
    facts: tuple[str, ...]

    @property
    def failed(self) -> bool:
        return self.outcome in FAILED


def closed(actor: Person, since: datetime | None, until: datetime | None = None) -> list[Entry]:
    """Those that this person may see, that were tried and closed since a moment, and before
    another; the first that was closed first. Of very many, the last ones."""
    rows: QuerySet[Change] = visible(Change, actor).filter(tried(since))
    rows = rows.filter(closed_at__lt=until) if until else rows
    rows = rows.select_related("team", "item__configuration_class", "aftermath")
    chosen = rows.annotate(touched=Count("affected")).order_by("-closed_at", "-pk")[:MOST]
    return [_entry(each, each.touched + 1) for each in reversed(chosen)]


def asked(actor: Person, since: datetime | None, until: datetime | None = None) -> dict[str, int]:
    """How many changes began by each model in this time, whatever became of them."""
    rows = visible(Change, actor)
    rows = rows.filter(created_at__gte=since) if since else rows
    rows = rows.filter(created_at__lt=until) if until else rows
    return dict(rows.values_list("path").annotate(many=Count("pk")).order_by("path"))


def _entry(change: Change, items: int) -> Entry:
    row = getattr(change, "aftermath", None)
    kind = change.item.configuration_class.label if change.item else ""
    return Entry(
        path=change.path,
        team=change.team.name if change.team else "",
        kind=kind,
        risk=change.risk,
        chance=change.chance,
        outcome=Outcome(change.outcome),
        lead=_lead(change),
        back=_between(change.back_out_started_at, change.ended_at),
        back_planned=timedelta(minutes=change.back_out_minutes),
        on_time=_on_time(change),
        is_reviewed=bool(change.review.strip()),
        measured=None if row is None or row.judged_at is None else row.caused > 0,
        facts=tuple(facts_of(change, items=items)),
    )


def _lead(change: Change) -> timedelta | None:
    if change.path in (Path.LATENT, Path.UNAUTHORISED):
        return None
    return _between(change.created_at, change.started_at)


def _on_time(change: Change) -> bool | None:
    if change.planned_end is None or change.ended_at is None:
        return None
    return change.ended_at <= change.planned_end


def _between(start: datetime | None, end: datetime | None) -> timedelta | None:
    return end - start if start and end and end >= start else None
