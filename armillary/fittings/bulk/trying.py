"""Trying a bulk without doing it: each record in a savepoint that is taken back.

So a trial says what the verb itself would say, rules in its body among them. Of many records a
sample is tried, drawn by chance, and said to be one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from django.db import transaction

from armillary.fittings.bulk.asked import Bulk, Target
from armillary.fittings.bulk.doing import do, versioned
from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal
from armillary.records.models import numbered

MOST_TRIED = 200


@dataclass(frozen=True, slots=True)
class Tried:
    """One record that was tried, and why it would be refused; empty: it would be done."""

    number: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What would become of a bulk; `tried` is all of it, or a sample."""

    total: int
    tried: tuple[Tried, ...]

    @property
    def sampled(self) -> bool:
        return len(self.tried) < self.total

    @property
    def would_be_done(self) -> int:
        """How many of those that were tried."""
        return sum(not each.why_not for each in self.tried)

    @property
    def would_be_refused(self) -> int:
        return len(self.tried) - self.would_be_done


def try_out(bulk: Bulk, act: Act) -> Trial:
    """Say what would become of each record, or of a sample of them; nothing is changed."""
    chosen = _sample(bulk.targets)
    prefix = bulk.kind.model.prefix
    tried = (Tried(numbered(prefix, each.key), _why_not(bulk, each, act)) for each in chosen)
    return Trial(len(bulk.targets), tuple(tried))


def _sample(targets: Sequence[Target]) -> list[Target]:
    """By chance, but the same for the same records: who looks again sees the same."""
    if len(targets) <= MOST_TRIED:
        return list(targets)
    chance = Random(len(targets))  # noqa: S311  no secret hangs on it
    return sorted(chance.sample(targets, MOST_TRIED), key=lambda each: each.key)


def _why_not(bulk: Bulk, target: Target, act: Act) -> str:
    tried = versioned(act, bulk.verb, target.version)
    try:
        with transaction.atomic():
            do(bulk.kind, bulk.verb, bulk.arguments, target.key, tried)
            transaction.set_rollback(True)
    except Refusal as refusal:
        return refusal.message
    return ""
