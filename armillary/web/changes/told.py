"""A conflict as people read it: how grave it is, with what, when, and what can be done about it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from armillary.assurance.change.queries.conflicts import Conflict
from armillary.assurance.change.rules.timing import moment
from armillary.engines.collisions import Reason, Severity
from armillary.web.changes.chips import from_until

WORDS = {
    Severity.BARRED: "Bars it",
    Severity.WARNING: "To be answered for",
    Severity.NOTICE: "To be known",
}
TONES = {Severity.BARRED: "bad", Severity.WARNING: "waiting", Severity.NOTICE: "closed"}
ICONS = {
    Severity.BARRED: "circle-x",
    Severity.WARNING: "alert-triangle",
    Severity.NOTICE: "info-circle",
}
ADVICE = {
    Reason.SAME_ITEM: "Do one after the other, or make one change of both.",
    Reason.SAME_GROUP: "Do one after the other: meanwhile the rest has to carry all.",
    Reason.FALLS_WITH: "Begin when that one has ended: it could not be told what failed.",
    Reason.NEEDS: "Begin when that one has ended: it could not be told what failed.",
    Reason.SAME_SERVICE: "Tell its users once of both, and agree who looks at it.",
    Reason.SAME_PERSON: "Let somebody else do one of them, or move one.",
    Reason.SAME_TOOL: "Reserve it for one of them, and move the other.",
    Reason.ORDER: "Move it behind what must come before it.",
    Reason.FREEZE: "Choose a time after it, or ask a change manager to overrule it.",
    Reason.OUTSIDE_WINDOW: "Choose a time within a window for changes.",
    Reason.CRITICAL_TIME: "Choose a quieter time: an outage costs most here.",
    Reason.NO_ROOM: "Make the window longer, or the way back shorter.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """See changes/conflict.html."""

    tone: str
    icon: str
    gravity: str
    words: str
    when: str
    advice: str
    url: str


def told(conflict: Conflict, zone: ZoneInfo) -> Told:
    """By these clocks."""
    severity, reason = conflict.collision.severity, conflict.collision.reason
    start, end = map(moment, conflict.collision.meets)
    return Told(
        tone=TONES[severity],
        icon=ICONS[severity],
        gravity=WORDS[severity],
        words=conflict.words,
        when=from_until(start, end, zone),
        advice=ADVICE[reason],
        url=_url(conflict),
    )


def _url(conflict: Conflict) -> str:
    if conflict.with_change:
        return f"/changes/{conflict.with_change.number}"
    return f"/change-windows/{conflict.window.number}" if conflict.window else ""
