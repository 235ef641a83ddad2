"""Which queues have a wall board, and its address: what the list asks for, but not its looks."""

from armillary.fittings.clocks import declared
from armillary.kernel.declarations import RecordType
from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address
from armillary.web.clocks.dues import DUE

LOOKS = frozenset({"view", "columns", "sort", "limit", "after", "before", "theme"})


def has_wall(kind: RecordType) -> bool:
    """Whether records of this type say when they are due by their clocks."""
    clocks = declared.of(kind.model)
    return clocks is not None and clocks.due == DUE


def asked_of(pairs: Pairs) -> Pairs:
    """The parameters that say what a queue is about."""
    return tuple(pair for pair in pairs if pair[0] not in LOOKS)


def wall_url(kind: RecordType, pairs: Pairs) -> str:
    """The address of the board of a list, the same for everybody; empty where there is none."""
    return address(f"/{kind.slug}/wall", asked_of(pairs)) if has_wall(kind) else ""
