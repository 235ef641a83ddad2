"""Figures and steps in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from armillary.engines.conformance import Move, Share
from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.models import Entry
from armillary.transformation.conformance.lives import START, Life, Step
from armillary.transformation.conformance.queries import Found
from armillary.transformation.conformance.rules import Taken
from armillary.web.charts.scale import written
from armillary.web.values.fields import address, title_of
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment
from armillary.web.values.states import state

NONE = "–"
CALM = 0.98
"""From this fitness on, nobody needs to look."""


@dataclass(frozen=True, slots=True)
class DeviatingRow:
    """A record that deviates, and the line where it does."""

    number: str
    url: str
    title: str
    state: State
    step: str
    before: State | None
    after: State
    at: Moment
    by: str
    lacks: str


def percent(value: float | None) -> str:
    """As people read it; never rounded up to the whole."""
    if value is None:
        return NONE
    if 0.999 <= value < 1:
        return "99.9 %"
    return f"{100 * value:.1f} %" if value < 1 else "100 %"


def share(found: Share) -> str:
    """So many of so many."""
    return f"{written(found.part)} of {written(found.whole)}"


def tone(fitness: float | None) -> str:
    """How a figure stands: "bad" when somebody should look."""
    return "" if fitness is None else "good" if fitness >= CALM else "bad"


def label_of(kind: RecordType, verb: str) -> str:
    """The word on the button of a verb; its name where there is no button."""
    for each in (*kind.creations, *kind.verbs):
        if each.name == verb:
            return each.label
    return verb.replace("_", " ").capitalize()


def state_of(kind: RecordType, name: str) -> State | None:
    """None for the place before the first state."""
    return state(kind.slug, name) if name not in ("", START) else None


def told(kind: RecordType, steps: Iterable[Step]) -> str:
    """A way in words: what was done, one after the other."""
    return " → ".join(label_of(kind, each.verb) for each in steps)


def mended(kind: RecordType, life: Life, way: Taken | None) -> str:
    """What would have made a way right: the fewest steps more or less."""
    if way is None:
        return ""
    found = life.aligned(way.steps)
    if found is None:
        return "No way leads there."
    words = {Move.ONLY_ALLOWED: "with", Move.ONLY_DONE: "without"}
    parts = [
        f"{words[move]} “{label_of(kind, label.split()[0])}”"
        for move, label in found.moves
        if move in words
    ]
    return ", ".join(parts)


def deviating_row(found: Found, lacks: str) -> DeviatingRow:
    """One row of a table of those that deviate."""
    kind, line = found.kind, found.line
    return DeviatingRow(
        number=found.record.number,
        url=address(found.record),
        title=title_of(found.record),
        state=state(kind.slug, found.record.state),
        step=label_of(kind, line.verb),
        before=state_of(kind, line.state_before),
        after=state(kind.slug, line.state_after),
        at=moment(line.at),
        by=line.actor.name,
        lacks=lacks,
    )


def step_told(kind: RecordType, line: Entry) -> str:
    """A line as one cell of a file: Hold, from On hold to On hold."""
    before, after = state_of(kind, line.state_before), state(kind.slug, line.state_after)
    start = f"from {before.label} " if before else ""
    return f"{label_of(kind, line.verb)}, {start}to {after.label}"
