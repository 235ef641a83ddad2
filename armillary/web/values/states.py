"""The word and the tone of a state, found in the declaration of its record type."""

from functools import lru_cache
from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import record_types
from armillary.web.values.kinds import State

_WAITING = {
    *("on_hold", "in_maintenance", "waiting", "suspended", "offered", "planned", "held"),
    *("paused", "waiting_for_approval"),
}
_BAD = {"rejected", "failed", "disabled"}
_ENDED = {
    *("closed", "cancelled", "merged", "retired", "withdrawn"),
    *("ignored", "disposed", "stopped", "reclaimed"),
}
_STEADY = {"active", "in_force", "in_production", "frozen"}
_GIVEN_UP = {
    *_BAD,
    *(_ENDED - {"closed"}),
    *("cancelling", "called_off", "dropped", "undone", "struck_out"),
    *("terminated", "expired", "superseded", "written_off", "turned_down"),
}


@lru_cache(maxsize=2048)
def state(slug: str, stored: str) -> State:
    """The state of a record of this type, as its page and its lists show it."""
    kind = record_types()[slug]
    label = dict(kind.states.choices).get(stored, stored)
    return State(str(label), _tone(kind, stored))


def is_given_up(stored: str) -> bool:
    """Whether what is in this state was ended without having come to what it was made for."""
    return stored in _GIVEN_UP


def _tone(kind: RecordType, stored: str) -> str:
    if stored in _WAITING:
        return "waiting"
    if stored in _BAD:
        return "bad"
    if stored in _ENDED:
        return "closed"
    if stored in _STEADY:
        return "active"
    if stored in {creation.target for creation in kind.creations}:
        return "new"
    if stored in kind.open_states:
        return "active"
    return "done" if _leads_on(kind, stored) else "closed"


def _leads_on(kind: RecordType, stored: str) -> Any:
    return any(stored in verb.sources for verb in kind.transitions)
