"""What the standard targets promise, and promised at any moment: known by heart once read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from armillary.fittings.clocks import declared
from armillary.fittings.clocks.choices import place
from armillary.fittings.clocks.declared import Facts
from armillary.fittings.clocks.facts import seconds
from armillary.fittings.clocks.models import Target, Version
from armillary.fittings.clocks.promised import Promise
from armillary.fittings.clocks.targets.rules import promise_of
from armillary.fittings.clocks.vocabulary import TargetState
from armillary.kernel.by_heart import ByHeart


@dataclass(frozen=True, slots=True)
class Promised:
    """From a second on a standard target promised this; None: nothing."""

    since: int
    promise: Promise | None


History = Mapping[tuple[str, int | None], Sequence[Sequence[Promised]]]
"""By clock and rank, the versions of each target, the oldest first."""


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


def _read() -> History:
    """Read by whoever acts, and by threads that stand before the database as nobody: what is read
    here is not hidden from anybody."""
    told: dict[int, list[Version]] = defaultdict(list)
    for version in Version.objects.order_by("pk"):
        told[version.target_id].append(version)
    found: dict[tuple[str, int | None], list[list[Promised]]] = defaultdict(list)
    for target in Target.objects.order_by("pk"):
        found[target.clock, target.rank].append(list(_promises(target, told[target.pk])))
    return found


def _promises(target: Target, versions: Sequence[Version]) -> Iterator[Promised]:
    """One after the other, the present one last."""
    since = seconds(target.since)
    for version in versions:
        yield Promised(since, _promise(target, version) if version.holds else None)
        since = max(since, seconds(version.until))
    holds = target.state == TargetState.IN_FORCE
    yield Promised(since, _promise(target, target) if holds else None)


def _promise(target: Target, said: Target | Version) -> Promise:
    return promise_of(target.number, said.minutes, said.calendar_id, said.warnings)


_history = ByHeart(_read, tables=(Target,))
