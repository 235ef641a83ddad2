"""What a change must say before anybody decides on it."""

from collections.abc import Sequence
from typing import Protocol

from armillary.assurance.change.vocabulary import Path


class Said(Protocol):
    """What is looked at of a change."""

    path: str
    reason: str
    urgent_because: str
    plan: str
    test_note: str
    back_out_plan: str
    communication: str
    rehearsal: str
    continuity: str
    security: str
    staffing: str
    go_no_go: str


LABELS = {
    "reason": "why it is needed",
    "urgent_because": "why waiting would be worse",
    "plan": "the plan",
    "test_note": "how it was tested",
    "back_out_plan": "how it is taken back, or why it cannot be",
    "communication": "who is told",
    "rehearsal": "how it was rehearsed",
    "continuity": "what it means for recovery plans",
    "security": "what it means for security",
    "staffing": "who is there",
    "go_no_go": "what must be true before it begins",
}
MINOR = ("reason", "plan", "test_note", "back_out_plan", "communication")
NEEDED = {
    Path.STANDARD: ("plan", "back_out_plan"),
    Path.MINOR: MINOR,
    Path.MAJOR: (*MINOR, "rehearsal", "continuity", "security", "staffing", "go_no_go"),
    Path.EMERGENCY: ("reason", "urgent_because", "back_out_plan"),
    Path.LATENT: ("reason", "plan"),
    Path.UNAUTHORISED: (),
}
LATER = {Path.EMERGENCY: ("plan", "test_note", "communication"), Path.LATENT: ("back_out_plan",)}
"""What may be written down after the event, and must be before it is closed."""


def missing(change: Said) -> list[str]:
    """The fields without which nobody decides, in the order of the form."""
    return _empty(change, NEEDED[Path(change.path)])


def missing_at_the_end(change: Said) -> list[str]:
    """The fields without which it is not closed."""
    path = Path(change.path)
    return _empty(change, (*NEEDED[path], *LATER.get(path, ())))


def completeness(change: Said) -> float:
    """Which share of what is needed has been said, from 0 to 1."""
    needed = NEEDED[Path(change.path)]
    return 1 - len(missing(change)) / len(needed) if needed else 1.0


def sentence(fields: Sequence[str]) -> str:
    """What is to be said, in words."""
    return ", ".join(LABELS[field] for field in fields)


def _empty(change: Said, fields: Sequence[str]) -> list[str]:
    return [field for field in fields if not getattr(change, field).strip()]
