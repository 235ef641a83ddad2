"""The broken promises of an objective, each with where its time went: by its clock and journal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from armillary.assurance.service_level.rules.measuring import Measured, Period
from armillary.assurance.service_level.rules.measuring.reasons import (
    NOBODY,
    Breach,
    Hands,
    spent_of,
)
from armillary.engines.clocks import Kind, explained
from armillary.engines.worktime import midnight
from armillary.fittings.clocks import declared, queries
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.facts import after_line, moment, seconds
from armillary.fittings.clocks.models import Clock
from armillary.fittings.clocks.stored import OPEN, track_of
from armillary.fittings.clocks.vocabulary import ClockState
from armillary.kernel.access.visibility import visible
from armillary.kernel.registry import record_types
from armillary.people.models import Person

MOST = 200
"""The newest are looked at; of more, each journal would be read for one page."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record that somebody may see."""

    number: str
    title: str
    url: str


def broken(objective: Measured, period: Period, now: datetime) -> list[Breach]:
    """Those of a period, the newest first; four statements for each type of record."""
    since, until = (moment(midnight(objective.zone, each)) for each in (period.start, period.end))
    rows = list(
        Clock.objects.filter(
            objective=objective.number, breached_at__gte=since, breached_at__lt=until
        )
        .filter(breached_at__lte=now)
        .exclude(state=ClockState.DROPPED)
        .order_by("-breached_at", "-pk")[:MOST]
    )
    told: dict[int, Breach] = {}
    for slug in {row.record_type for row in rows}:
        clocks = declared.of_slug(slug)
        if clocks is not None:
            told |= _told(clocks, [row for row in rows if row.record_type == slug], now)
    return [told[row.pk] for row in rows if row.pk in told]


def named(breaches: Iterable[Breach], actor: Person) -> dict[tuple[str, int], Named]:
    """The records as far as the actor may see them."""
    keys: dict[str, list[int]] = defaultdict(list)
    for each in breaches:
        keys[each.record_type].append(each.key)
    found = {}
    for slug, those in keys.items():
        kind = record_types()[slug]
        for record in visible(kind.model, actor).filter(pk__in=those):
            title = str(getattr(record, kind.title))
            found[slug, record.pk] = Named(record.number, title, f"/{slug}/{record.number}")
    return found


def _told(clocks: Clocks, rows: Sequence[Clock], now: datetime) -> dict[int, Breach]:
    ledgers = _ledgers(clocks, {row.record_id for row in rows})
    return {row.pk: _breach(row, ledgers.get(row.record_id, []), now) for row in rows}


def _breach(row: Clock, ledger: Sequence[tuple[int, Hands]], now: datetime) -> Breach:
    track = track_of(row.clock, row.strand, row.told)
    reckoned = track.reckoned()
    keys = {f"{place}": hands for place, (_, hands) in enumerate(ledger)}
    holders = [(at, f"{place}") for place, (at, _) in enumerate(ledger)]
    until = seconds(now) if reckoned.state in OPEN else reckoned.ended or seconds(now)
    until = max(until, reckoned.started + 1)
    segments = explained(track.told, track.terms, reckoned.started, until, holders)
    paused: dict[str, int] = defaultdict(int)
    for each in segments:
        if each.kind is Kind.PAUSED:
            paused[each.reason] += each.seconds
    return Breach(
        record_type=row.record_type,
        key=row.record_id,
        clock=row.clock,
        at=reckoned.breached or seconds(now),
        target=reckoned.target,
        is_open=reckoned.state in OPEN,
        spent=spent_of(segments, keys),
        paused=paused,
    )


def _ledgers(clocks: Clocks, keys: Iterable[int]) -> dict[int, list[tuple[int, Hands]]]:
    """From when on each record was with which party, in which state."""
    told: dict[int, list[tuple[int, tuple[str, int] | None, str]]] = defaultdict(list)
    facts: dict[str, Any] = {}
    before = None
    for line in queries.lines(clocks, sorted(keys)):
        facts = after_line(clocks, facts if line["record_id"] == before else {}, line)
        before = line["record_id"]
        told[before].append((seconds(line["at"]), _party(clocks, facts), facts["state"]))
    names = queries.names_of(
        clocks, {held for steps in told.values() for _, held, _ in steps if held}
    )
    return {key: list(_worded(clocks, steps, names)) for key, steps in told.items()}


def _party(clocks: Clocks, facts: dict[str, Any]) -> tuple[str, int] | None:
    """The widest that is known: the team rather than somebody of it."""
    columns = reversed(clocks.holder)
    return next(((column, facts[column]) for column in columns if facts[column]), None)


def _worded(
    clocks: Clocks, steps: Iterable[tuple[int, Any, str]], names: dict[tuple[str, int], str]
) -> Iterator[tuple[int, Hands]]:
    states = record_types()[clocks.slug].states
    for at, held, state in steps:
        yield at, (names.get(held, NOBODY) if held else NOBODY, str(states(state).label))
