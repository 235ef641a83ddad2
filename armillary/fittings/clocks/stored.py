"""Clocks as they are stored: from rows to what a follower knows, and back to rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from armillary.engines.clocks import Mark, Phase, Reckoning, State
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.following import Follower, Offer, Track, marked_at
from armillary.fittings.clocks.parties import is_party
from armillary.fittings.clocks.promised import Promise

BREACH = 100
"""Among the percents at which somebody is told, the one at which the promise is broken."""
Moments = list[list[int | None]]
"""[percent, second, second at which somebody heard of it], the percents rising."""


OPEN = frozenset({State.RUNNING, State.PAUSED})


@dataclass(frozen=True, slots=True)
class Stored:
    """What is read of a clock to go on with it."""

    version: int
    moments: Moments


def told_of(track: Track) -> dict[str, Any]:
    """What a clock was told, as JSON."""
    return {
        "marks": [[mark.at, mark.phase.value, mark.reason] for mark in track.marks],
        "offers": [_offer_out(at, promise) for at, promise in track.offers],
    }


def resume(clocks: Clocks, rows: Iterable[tuple[str, str, Mapping[str, Any]]]) -> Follower:
    """A follower that knows what the rows (clock, strand, told) say."""
    follower = Follower(clocks)
    for clock, strand, told in rows:
        track = track_of(clock, strand, told)
        follower.marks[marked_at(clock, strand)] = track.marks
        follower.offers[clock, strand] = track.offers
    return follower


def track_of(clock: str, strand: str, told: Mapping[str, Any]) -> Track:
    """One clock, as its row tells."""
    marks = tuple(Mark(at, Phase(phase), reason) for at, phase, reason in told["marks"])
    return Track(clock, strand, marks, tuple(_offer_in(strand, *each) for each in told["offers"]))


def row_of(
    slug: str, key: int, track: Track, reckoned: Reckoning, before: Stored | None, at: int
) -> dict[str, Any]:
    """The row of a clock, as of an act at this second."""
    promise = track.promise
    moments = moments_of(track, reckoned, before.moments if before else [], at)
    return {
        "record_type": slug,
        "record_id": key,
        "clock": track.clock,
        "strand": track.strand,
        "version": before.version + 1 if before else 1,
        "objective": promise.objective,
        "target": promise.target,
        "calendar_id": promise.calendar,
        **standing_of(reckoned),
        "next_at": next_of(reckoned.state, moments),
        "told": told_of(track),
        "moments": moments,
    }


def standing_of(reckoned: Reckoning) -> dict[str, Any]:
    """The columns that say where a clock stands."""
    return {
        "state": reckoned.state.value,
        "started_at": reckoned.started,
        "running_since": reckoned.running_since,
        "spent": reckoned.spent,
        "due_at": reckoned.due,
        "breached_at": reckoned.breached,
        "ended_at": reckoned.ended,
    }


def moments_of(track: Track, reckoned: Reckoning, before: Moments, at: int) -> Moments:
    """When somebody is to be told. What was told stays told, unless its moment is still to come."""
    heard = {percent: told for percent, _, told in before}
    seconds = zip(
        (*track.promise.warnings, BREACH), (*reckoned.warnings, reckoned.breached), strict=True
    )
    return [
        [percent, second, heard.get(percent) if second is not None and second <= at else None]
        for percent, second in seconds
    ]


def next_of(state: State, moments: Sequence[Sequence[int | None]]) -> int | None:
    """The next second at which there is something to tell.

    Of what is done, nobody wants to hear that it was nearly late; that it was late, somebody does.
    """
    if state is State.DROPPED or state is State.MET:
        return None
    open_ = [
        second
        for percent, second, heard in moments
        if second is not None and heard is None and (state is not State.MISSED or percent == BREACH)
    ]
    return min(open_, default=None)


def due_next(clocks: Iterable[tuple[Track, Reckoning]]) -> int | None:
    """When the next of these clocks is due; of those that are done, nothing is due.

    What parties among us have promised each other says nothing of when the record is due.
    """
    return min(
        (
            each.due
            for track, each in clocks
            if each.state in OPEN and each.due is not None and not is_party(track.strand)
        ),
        default=None,
    )


def _offer_out(at: int, promise: Promise | None) -> list[Any]:
    if promise is None:
        return [at]
    held = (promise.objective, promise.target, promise.calendar)
    return [at, *held, list(promise.warnings), promise.retroactive]


def _offer_in(strand: str, at: int, *held: Any) -> Offer:
    if not held:
        return at, None
    objective, target, calendar, warnings, retroactive = held
    promise = Promise(
        objective=objective,
        target=target,
        calendar=calendar,
        warnings=tuple(warnings),
        retroactive=retroactive,
        strand=strand,
    )
    return at, promise
