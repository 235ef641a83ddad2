"""Parties that have promised something to us: their clocks run while it is their turn.

Each has a strand of its own. A clock of a party stands while others have the work, for whichever
reason, and goes on with the time that was spent when it is handed back.
"""

from collections.abc import Iterable

from armillary.engines.clocks import Phase
from armillary.fittings.clocks.declared import RUNS, Standing

TEAM, SUPPLIER = "team:", "supplier:"
"""Teams are told apart by their numbers; of suppliers there is one strand."""
HANDED_ON = "handed_on"
ENDED = (Phase.DONE, Phase.DROPPED)


def of_team(number: str) -> str:
    """The strand of a team."""
    return f"{TEAM}{number}"


def is_party(strand: str) -> bool:
    """Whether this is the strand of a party."""
    return strand.startswith((TEAM, SUPPLIER))


def numbers_of(strands: Iterable[str]) -> dict[str, str]:
    """The number of the team of each strand that is one's."""
    return {each: each.removeprefix(TEAM) for each in strands if each.startswith(TEAM)}


def standing(whole: Standing, strand: str, turn: str) -> Standing:
    """Where the clock of a party stands when that of the whole stands there, by whose turn it is.

    >>> standing(Standing(Phase.RUNS), of_team("TEA-000007"), of_team("TEA-000008")).reason
    'handed_on'
    """
    if whole.phase in ENDED:
        return whole
    if strand == turn:
        return RUNS
    return Standing(Phase.PAUSED, whole.reason or HANDED_ON)
