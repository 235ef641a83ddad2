"""What is at risk: how likely the promises that run are broken, and what waiting costs (N6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.queries.measuring import curves
from armillary.assurance.service_level.rules.measuring.learning import Traits, foretold
from armillary.engines.survival import Curve
from armillary.engines.worktime import between
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.facts import seconds
from armillary.fittings.clocks.models import Clock
from armillary.fittings.clocks.promised import AGREEMENT, calendar
from armillary.fittings.clocks.vocabulary import ClockState
from armillary.kernel.access.visibility import visible
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.registry import record_types
from armillary.people.models import Person

MOST = 500
"""So many that are due soonest are looked at."""
AN_HOUR = 3600
_CLOCK = (
    "record_type",
    "record_id",
    "clock",
    "objective",
    "target",
    "calendar_id",
    "spent",
    "running_since",
    "due_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A promise that runs: `chance` that it is broken (None: too little is known to say).

    `left` are seconds of working time. `credit` is what is due for a broken one, and `per_hour` how
    much more of it one must expect for each hour of working time in which nobody begins.
    """

    record_type: str
    key: int
    clock: str
    objective: str
    due_at: datetime
    left: int
    chance: float | None
    more_per_hour: float | None
    credit: Decimal | None
    currency: str

    @property
    def expected(self) -> Decimal | None:
        """What one must expect to pay."""
        if self.credit is None or self.chance is None:
            return None
        return (self.credit * Decimal(self.chance)).quantize(Decimal("0.01"))

    @property
    def per_hour(self) -> Decimal | None:
        """The same, for each hour of waiting."""
        if self.credit is None or self.more_per_hour is None:
            return None
        return (self.credit * Decimal(self.more_per_hour)).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Watched:
    """A risk, with the record as far as lists show it."""

    risk: Risk
    number: str
    title: str
    url: str


def at_risk(actor: Person, now: datetime, within: timedelta) -> list[Watched]:
    """The promises that are due within this time, the likeliest to be broken first.

    Five statements for a type of record. What is late already is no risk any more.
    """
    rows = _running().filter(due_at__gte=now, due_at__lt=now + within)
    clocks = _soonest(rows, MOST)
    found = {}
    for slug in dict.fromkeys(row["record_type"] for row in clocks):
        kind = record_types()[slug]
        keys = {row["record_id"] for row in clocks if row["record_type"] == slug}
        for record in visible(kind.model, actor).filter(pk__in=keys):
            found[slug, record.pk] = record
    seen = [row for row in clocks if (row["record_type"], row["record_id"]) in found]
    told = []
    for risk in _risks(seen, {place: vars(record) for place, record in found.items()}, now):
        record = found[risk.record_type, risk.key]
        title = str(getattr(record, record_types()[risk.record_type].title))
        url = f"/{risk.record_type}/{record.number}"
        told.append(Watched(risk, record.number, title, url))
    return sorted(told, key=lambda each: _order(each.risk))


def risks(slug: str, keys: Iterable[int], now: datetime) -> dict[int, Risk]:
    """The greatest risk of each of these records of a type, as far as a promise of theirs runs.

    Four statements, however many there are.
    """
    those = declared.of_slug(slug)
    found: dict[int, Risk] = {}
    for risk in sorted(every_risk(those, now, keys=keys), key=_order) if those else ():
        found.setdefault(risk.key, risk)
    return found


def every_risk(
    those: Clocks,
    now: datetime,
    *,
    keys: Iterable[int] | None = None,
    objectives: Iterable[str] | None = None,
    most: int | None = None,
) -> list[Risk]:
    """Each promise that runs of records of a type: of these alone, or by these objectives alone."""
    rows = _running().filter(record_type=those.slug, due_at__isnull=False)
    if keys is not None:
        rows = rows.filter(record_id__in=keys)
    if objectives is not None:
        rows = rows.filter(objective__in=objectives, due_at__gte=now)
    clocks = _soonest(rows, most)
    columns = [name for name in curves.trait_columns(those) if name]
    records = those.model.objects.filter(pk__in={row["record_id"] for row in clocks})
    facts = {(those.slug, row["pk"]): row for row in records.values("pk", *columns)}
    seen = [row for row in clocks if (those.slug, row["record_id"]) in facts]
    return _risks(seen, facts, now)


def _running() -> Any:
    return Clock.objects.filter(state=ClockState.RUNNING, strand=AGREEMENT)


def _soonest(rows: Any, most: int | None) -> list[Any]:
    return list(rows.order_by("due_at", "pk").values(*_CLOCK)[:most])


def _order(risk: Risk) -> tuple[bool, float, datetime, int]:
    return risk.chance is None, -(risk.chance or 0), risk.due_at, risk.key


def _risks(rows: Sequence[Any], facts: Any, now: datetime) -> list[Risk]:
    """Two statements: the curves, and what is due where promises are broken."""
    traits = [_traits(row, facts[row["record_type"], row["record_id"]]) for row in rows]
    wanted = {
        (row["record_type"], row["clock"], path)
        for row, own in zip(rows, traits, strict=True)
        for path in own.paths
    }
    known = curves.known(wanted)
    credits_ = _credits({row["objective"] for row in rows})
    return [
        _risk(row, own, known.get((row["record_type"], row["clock"]), {}), credits_, now)
        for row, own in zip(rows, traits, strict=True)
    ]


def _traits(row: Any, facts: Any) -> Traits:
    clocks = declared.of_slug(row["record_type"])
    columns = curves.trait_columns(clocks) if clocks else ("", "", "")
    priority, category, team = (facts.get(name) if name else None for name in columns)
    return Traits(row["calendar_id"], priority, category, team)


def _risk(
    row: Any,
    traits: Traits,
    known: dict[str, Curve],
    credits_: dict[str, tuple[Decimal | None, str]],
    now: datetime,
) -> Risk:
    since = seconds(row["running_since"])
    spent = row["spent"] + between(calendar(row["calendar_id"]), since, max(since, seconds(now)))
    left = row["target"] - spent
    here = foretold(known, traits, spent, left)
    later = foretold(known, traits, spent, max(0, left - AN_HOUR))
    credit, currency = credits_.get(row["objective"], (None, ""))
    return Risk(
        record_type=row["record_type"],
        key=row["record_id"],
        clock=row["clock"],
        objective=row["objective"],
        due_at=row["due_at"],
        left=left,
        chance=here,
        more_per_hour=None if here is None or later is None else max(0.0, later - here),
        credit=credit,
        currency=currency,
    )


def _credits(numbers: set[str]) -> dict[str, tuple[Decimal | None, str]]:
    keys = {key_of(Objective.prefix, each) for each in numbers} - {None}
    rows = Objective.objects.filter(pk__in=keys).select_related("agreement")
    return {each.number: (each.credit, each.agreement.currency) for each in rows}
