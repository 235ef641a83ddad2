"""When something is due, and how near that is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from armillary.web.values.making import moment

SOON = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Due:
    """See due.html: tone is ok, soon, late, paused or met; `label` and `says` tell it in words."""

    iso: str
    text: str
    tone: str
    label: str
    says: str = ""


def due_at(at: datetime, now: datetime) -> Due:
    """The moment, and whether it is past or near."""
    told = moment(at)
    if at <= now:
        return Due(told.iso, told.text, "late", "overdue")
    tone = "soon" if at - now <= SOON else "ok"
    return Due(told.iso, told.text, tone, "due")
