"""The gate before production: whether a change may be done now, and every reason why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import conflicts, flying
from armillary.assurance.change.vocabulary import (
    ENDED,
    PLANNED,
    SETTLED_WELL,
    WORDED,
    Path,
    State,
    TemplateState,
)
from armillary.engines.collisions import Reason as Collides
from armillary.fittings.approvals.gate import unapproved
from armillary.kernel.acts import Act


class Code(TextChoices):
    """Why the gate is shut, for programs."""

    OVER = "over", "It is over, or under way"
    NOT_APPROVED = "not_approved", "Nobody has approved it as it stands"
    NOT_SCHEDULED = "not_scheduled", "It is not in the calendar"
    NO_WINDOW = "no_window", "It has no window"
    TOO_EARLY = "too_early", "Its window has not begun"
    TOO_LATE = "too_late", "Its window is over"
    FREEZE = "freeze", "Changes are barred"
    CONFLICT = "conflict", "Another change stands in its way"
    NO_ROOM = "no_room", "Its window leaves no room to go back"
    PREDECESSOR = "predecessor", "A change that comes first is not done"
    OTHER_REVISION = "other_revision", "It is about another revision"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, for programs and in words."""

    code: Code
    words: str


def reasons(change: Change, act: Act, revision: str = "") -> list[Reason]:
    """All that stands in the way of doing it now; nothing: it may begin."""
    found = [*_of_the_revision(change, revision), *at_a_glance(change, act)]
    over = any(each.code is Code.OVER for each in found)
    return found if over else [*found, *in_the_way(change)]


def at_a_glance(change: Change, act: Act) -> Iterator[Reason]:
    """What the change itself, its approval and the clock say."""
    if over := _over(change):
        yield Reason(Code.OVER, over)
        return
    if why := _undecided(change, act):
        yield Reason(Code.NOT_APPROVED, why)
    elif why := _unscheduled(change):
        yield Reason(Code.NOT_SCHEDULED, why)
    yield from _of_the_clock(change, act.at)


def in_the_way(change: Change) -> list[Reason]:
    """What others say: changes that come first, freezes, and what collides with it."""
    first = [
        Reason(Code.PREDECESSOR, f"{each.number} {each.title} comes first, and is not done.")
        for each in flying.predecessors(change)
        if not _is_out_of_the_way(each)
    ]
    barred = [] if change.overruled else [each for each in conflicts.of(change) if each.barred]
    return [*first, *(Reason(_code_of(each.collision.reason), each.words) for each in barred)]


def _over(change: Change) -> str:
    if change.path == Path.LATENT:
        return "It was done already: close it."
    if change.state in PLANNED:
        return ""
    return f"{change.number} is {State(change.state).label.lower()}."


def _undecided(change: Change, act: Act) -> str | None:
    if change.path == Path.STANDARD:
        return _without_standing(change)
    if change.state in WORDED:
        words = State(change.state).label.lower()
        return f"{change.number} is {words}: it is not approved yet."
    return unapproved(change, act)


def _without_standing(change: Change) -> str | None:
    """What was planned while its template had the standing is not done once that is lost."""
    template = change.template
    if template is None or template.state == TemplateState.PRE_APPROVED:
        return None
    return f"{template.name} has lost its standing: its changes are approved one by one again."


def _unscheduled(change: Change) -> str:
    if change.state == State.SCHEDULED or change.path == Path.EMERGENCY:
        return ""
    return "Schedule it first: only an emergency begins at once."


def _of_the_clock(change: Change, at: datetime) -> Iterator[Reason]:
    start, end = change.planned_start, change.planned_end
    if start is None or end is None:
        yield Reason(Code.NO_WINDOW, "It has no window: plan it first.")
    elif at < (change.taken_from or start):
        yield Reason(Code.TOO_EARLY, f"Its window begins {start:%Y-%m-%d %H:%M} UTC.")
    elif at >= end:
        words = f"Its window was over {end:%Y-%m-%d %H:%M} UTC: plan it anew."
        yield Reason(Code.TOO_LATE, words)


def _of_the_revision(change: Change, revision: str) -> Iterator[Reason]:
    if revision and revision != change.revision:
        told = change.revision or "none"
        words = f"{change.number} is about revision {told}, and not {revision}."
        yield Reason(Code.OTHER_REVISION, words)


def _is_out_of_the_way(other: Change) -> bool:
    """It went well, or will never be done."""
    return other.outcome in SETTLED_WELL or (other.state in ENDED and not other.outcome)


def _code_of(reason: Collides) -> Code:
    return _CODES.get(reason, Code.CONFLICT)


_CODES = {
    Collides.FREEZE: Code.FREEZE,
    Collides.OUTSIDE_WINDOW: Code.FREEZE,
    Collides.NO_ROOM: Code.NO_ROOM,
    Collides.ORDER: Code.PREDECESSOR,
}
