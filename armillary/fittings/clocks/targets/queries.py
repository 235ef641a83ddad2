"""What the standard targets promise, and promised at any moment: known by heart once read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from armillary.fittings.clocks import declared
from armillary.fittings.clocks.choices import place
from armillary.fittings.clocks.declared import Facts
from armillary.fittings.clocks.facts import seconds
from armillary.fittings.clocks.models import Target
from armillary.fittings.clocks.promised import Promise
from armillary.fittings.clocks.targets.rules import promise_of
from armillary.fittings.clocks.vocabulary import TargetState
from armillary.kernel import custom
from armillary.kernel.journal.models import Entry

GENERATION = """(
    select coalesce(max(id), 0) || '.' || coalesce(sum(version), 0) from clocks_target
)"""
SLUG = "standard-targets"
COLUMNS = ("minutes", "calendar_id", "warnings")


@dataclass(frozen=True, slots=True)
class Version:
    """From a second on a standard target promised this; None: nothing."""

    since: int
    promise: Promise | None


History = Mapping[tuple[str, int | None], Sequence[Sequence[Version]]]
"""By clock and rank, the versions of each target, the oldest first."""

_latest: list[tuple[str, History]] = []


def promised(slug: str, clock: str, facts: Facts, at: int) -> Sequence[Promise]:
    """What the standard targets promise at a second: for the rank of the record, or for any."""
    clocks = declared.of_slug(slug)
    rank = facts.get(clocks.rank) if clocks and clocks.rank else None
    history = _history()
    for wanted in dict.fromkeys((rank, None)):
        for versions in history.get((place(slug, clock), wanted), ()):
            held = next((each for each in reversed(versions) if each.since <= at), None)
            if held and held.promise:
                return (held.promise,)
    return ()


def _history() -> History:
    """All of it, as of the generation on which this thread stands."""
    generation = custom.generation()
    if not generation:
        return _read()
    if not (_latest and _latest[0][0] == generation):
        _latest[:] = [(generation, _read())]
    return _latest[0][1]


def forget() -> None:
    """Know nothing, as a process that has just begun."""
    _latest.clear()


def _read() -> History:
    lines: dict[int, list[Any]] = defaultdict(list)
    entries = Entry.objects.filter(record_type=SLUG).order_by("pk")
    for key, at, state, changes in entries.values_list("record_id", "at", "state_after", "changes"):
        lines[key].append((seconds(at), state, changes))
    found: dict[tuple[str, int | None], list[list[Version]]] = defaultdict(list)
    for target in Target.objects.order_by("pk"):
        versions = list(_versions(target, lines[target.pk]))
        found[target.clock, target.rank].append(versions)
    return found


def _versions(target: Target, lines: list[Any]) -> Any:
    said: dict[str, Any] = dict.fromkeys(COLUMNS)
    for number, (at, state, changes) in enumerate(lines):
        said |= {name: pair[1] for name, pair in changes.items() if name in said}
        since = at if number else seconds(target.since)
        holds = state == TargetState.IN_FORCE
        promise = promise_of(
            target.number, said["minutes"], said["calendar_id"], said["warnings"] or ""
        )
        yield Version(since, promise if holds else None)
