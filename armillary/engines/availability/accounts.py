"""What became of the agreed time of a service, and what share of it its users had."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armillary.engines.availability.troubles import Hit, Trouble
from armillary.engines.dependencies import State
from armillary.engines.worktime.spans import (
    BOTH,
    FIRST_ALONE,
    Span,
    clipped,
    combined,
    lasting,
    merged,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Seconds of agreed time by what became of them. `lost` are seconds times users who were hit.

    All shares are None where no time is left that they could be of.
    """

    agreed: int
    up: int
    degraded: int
    down: int
    planned: int
    unknown: int
    users: int
    lost: int

    @property
    def known(self) -> int:
        """The time that counts: agreed, not planned away, and somebody watched or it was down."""
        return self.agreed - self.planned - self.unknown

    @property
    def share(self) -> float | None:
        """What users had of the time of which we know: 1 - lost / (users x known)."""
        return self._of(self.known, self.lost)

    @property
    def at_least(self) -> float | None:
        """The same if the service was down whenever nobody watched."""
        return self._of(self.known + self.unknown, self.lost + self.users * self.unknown)

    @property
    def at_most(self) -> float | None:
        """The same if it was up whenever nobody watched."""
        return self._of(self.known + self.unknown, self.lost)

    def _of(self, time: int, lost: int) -> float | None:
        return 1 - lost / (self.users * time) if time > 0 else None


def account(
    troubles: Iterable[Trouble],
    agreed: Sequence[Span],
    watched: Iterable[Span],
    users: int | None = None,
) -> Account:
    """Divide the agreed time. `users` is how many use the service; None: nobody has counted."""
    agreed, troubles = merged(agreed), list(troubles)
    down = [each for each in troubles if each.state is State.DOWN and not each.planned]
    planned = _within(agreed, (each for each in troubles if _is_down_as_planned(each)))
    faint = _within(agreed, (each for each in troubles if each.state is not State.DOWN))
    told = merged(each[:2] for each in troubles)
    rest = combined(agreed, told, FIRST_ALONE)
    up = lasting(combined(rest, merged(watched), BOTH))
    return Account(
        agreed=lasting(agreed),
        up=up,
        degraded=faint,
        down=_within(agreed, down),
        planned=planned,
        unknown=lasting(rest) - up,
        users=users or 1,
        lost=sum(_hit(each.hits, users) * _within(agreed, [each]) for each in down),
    )


def _is_down_as_planned(trouble: Trouble) -> bool:
    return trouble.state is State.DOWN and trouble.planned


def _within(agreed: Sequence[Span], troubles: Iterable[Trouble]) -> int:
    return sum(lasting(clipped(agreed, each.start, each.end)) for each in troubles)


def _hit(hits: Iterable[Hit], users: int | None) -> int:
    """How many felt it: those whom the hits name together, and never more than there are."""
    if users is None:
        return 1
    named = 0
    for each in hits:
        if each.users is None:
            return users
        named += each.users
    return min(users, named)
