"""What a change says of itself, section by section, and what it still has to say."""

from dataclasses import dataclass

from armillary.assurance.change.models import Change
from armillary.assurance.change.rules import content
from armillary.assurance.change.vocabulary import Path
from armillary.kernel.fields import fields_of
from armillary.kernel.registry import record_type_of
from armillary.web.values.fields import prose
from armillary.web.values.kinds import Piece

NAMES = (
    *("reason", "plan", "test_note", "back_out_plan", "communication", "rehearsal"),
    *("continuity", "security", "staffing", "go_no_go", "overruled", "review"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """One of its texts; `needed` where nobody decides without it and it is empty."""

    id: str
    label: str
    pieces: tuple[Piece, ...]
    needed: bool


def sections(change: Change) -> tuple[Section, ...]:
    """Those that say something, and those that must."""
    needed = set(content.missing(change)) | set(content.missing_at_the_end(change))
    fields = fields_of(record_type_of(Change))
    found = (_section(change, name, fields[name].label, needed) for name in NAMES)
    return tuple(each for each in found if each.pieces or each.needed)


def _section(change: Change, name: str, label: str, needed: set[str]) -> Section:
    text = str(getattr(change, name))
    empty = not text.strip()
    return Section(
        id=name,
        label=label,
        pieces=() if empty else prose(text),
        needed=empty and name in needed and change.path != Path.UNAUTHORISED,
    )
