"""The steps of an import, and which of them it has reached."""

from dataclasses import dataclass

from armillary.fittings.imports.models import Import
from armillary.fittings.imports.vocabulary import State

STEPS = ("File", "Columns", "Check", "Records")
_REACHED = {
    State.DRAFT: 1,
    State.CHECKING: 2,
    State.CHECKED: 2,
    State.STARTED: 3,
    State.DROPPED: 0,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: behind us, where we are, or to come."""

    label: str
    url: str
    current: bool
    done: bool


def steps_of(imported: Import | None, here: int | None = None) -> tuple[Step, ...]:
    """The steps with the ways back that are open."""
    reached = _REACHED[State(imported.state)] if imported else 0
    current = reached if here is None else here
    return tuple(
        Step(label, _url(imported, place), place == current, place < max(reached, current))
        for place, label in enumerate(STEPS)
    )


def _url(imported: Import | None, place: int) -> str:
    if imported is None or imported.state in (State.STARTED, State.DROPPED):
        return ""
    page = f"/imports/{imported.number}"
    return {1: f"{page}/map_columns", 2: page if imported.state != State.DRAFT else ""}.get(
        place, ""
    )
