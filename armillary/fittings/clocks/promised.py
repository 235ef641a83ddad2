"""What is promised about a record: agreements are asked before standard targets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from armillary.engines.clocks import Terms
from armillary.engines.worktime import ALWAYS, WorkingTime
from armillary.fittings.clocks.declared import Facts

AGREEMENT = "agreement"
"""The strand of what a customer was promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """So many working seconds for a clock.

    `objective` is the number of the record that says so, `calendar` the key of one (None: round the
    clock), `warnings` the percents at which somebody is told beforehand. A record can be under
    several promises for one clock: each goes on in its `strand`, whichever objective holds.
    """

    objective: str
    target: int
    calendar: int | None = None
    warnings: tuple[int, ...] = ()
    retroactive: bool = True
    strand: str = AGREEMENT


Source = Callable[[str, str, Facts, int], Sequence[Promise]]
"""By the slug of the type, the clock, what the record says and the second: what is promised then.
Asked again it says the same of the same second, however much was changed since."""

Shelf = Callable[[int], WorkingTime]

_sources: list[Source] = []
_shelf: list[Shelf] = []


def learn(source: Source) -> None:
    """Let this be asked before those that are known. In a strand the first answer holds."""
    _sources.insert(0, source)


def unlearn(source: Source) -> None:
    """Ask this no more."""
    _sources.remove(source)


def learn_calendars(shelf: Shelf) -> None:
    """Where calendars are found by their key."""
    _shelf[:] = [shelf]


def promised(slug: str, clock: str, facts: Facts, at: int) -> dict[str, Promise]:
    """What is promised for a clock at a second, by strand."""
    found: dict[str, Promise] = {}
    for source in _sources:
        for promise in source(slug, clock, facts, at):
            found.setdefault(promise.strand, promise)
    return found


def calendar(key: int | None) -> WorkingTime:
    """When time counts. KeyError: there is no such calendar."""
    return ALWAYS if key is None else _shelf[0](key)


def terms(at: int, promise: Promise) -> Terms:
    """A promise as the engine knows it."""
    return Terms(
        at, promise.target, calendar(promise.calendar), promise.warnings, promise.retroactive
    )
