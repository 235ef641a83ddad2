"""The timeline of a record: what was said and done, from its journal, for those who may read it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from armillary.fittings.mail.queries import mails_behind
from armillary.kernel.acts import Door
from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.past import told
from armillary.kernel.journal.vocabulary import Audience
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.activities import activity
from armillary.web.records.changes import Change, Names, changes_of, names_in
from armillary.web.records.queries import newest_lines
from armillary.web.records.readable import lines_of
from armillary.web.values.fields import prose
from armillary.web.values.kinds import Moment, Piece, Who
from armillary.web.values.making import moment, who

AT_FIRST, AT_MOST = 50, 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline, ready to be read."""

    id: int
    audience: str
    who: Who
    moment: Moment
    what: str
    body: tuple[Piece, ...]
    changes: tuple[Change, ...]
    activity: str
    door: str
    by_mail: bool
    mail_url: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """How many lines are not shown yet, and where they are."""

    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The newest lines, oldest first, and how many there are for each audience."""

    entries: tuple[Line, ...]
    counts: dict[str, int]
    earlier: Earlier | None


def timeline(
    kind: RecordType,
    record: Record,
    actor: Person,
    *,
    url: str,
    all_: bool,
    until: datetime | None = None,
) -> Timeline:
    """Read the lines that the actor may read: a query, one for names, and one to count if many."""
    most = AT_MOST if all_ else AT_FIRST
    entries = newest_lines(kind, record, actor, most, until)
    names = names_in(kind, entries, actor) if actor.is_staff else {}
    mails = _mails_behind(entries) if actor.is_staff else {}
    lines = tuple(_line(kind, entry, names, actor, mails.get(entry.act, "")) for entry in entries)
    counts = _counts(lines_of(kind, record, actor, until), entries, whole=len(entries) < most)
    left = sum(counts.values()) - len(lines)
    return Timeline(lines, counts, Earlier(left, f"{url}?all=1") if left > 0 else None)


def _counts(readable: QuerySet[Entry], entries: Sequence[Entry], *, whole: bool) -> dict[str, int]:
    """How many lines there are for each audience."""
    counts = {each.value: 0 for each in Audience}
    if whole:
        return counts | Counter(entry.audience for entry in entries)
    return counts | dict(readable.values_list("audience").annotate(Count("pk")))


def _mails_behind(entries: Sequence[Entry]) -> Mapping[UUID, str]:
    """Where the mails are by which some of these lines came; asked only when some did."""
    acts = {entry.act for entry in entries if entry.door == Door.MAIL}
    found = mails_behind(acts) if acts else {}
    return {act: f"/incoming-mails/{number}" for act, number in found.items()}


def _line(kind: RecordType, entry: Entry, names: Names, actor: Person, mail_url: str) -> Line:
    return Line(
        id=entry.pk,
        audience=entry.audience,
        who=who(vars(entry)["who"], robot=entry.door == Door.JOB),
        moment=moment(entry.at),
        what=told(entry.verb),
        body=prose(entry.text),
        changes=_shown_changes(kind, entry, names, actor),
        activity=activity(entry.activity).title if entry.audience == Audience.SYSTEM else "",
        door="" if entry.door == Door.WEB else Door(entry.door).label,
        by_mail=entry.door == Door.MAIL and entry.audience != Audience.SYSTEM,
        mail_url=mail_url,
    )


def _shown_changes(
    kind: RecordType, entry: Entry, names: Names, actor: Person
) -> tuple[Change, ...]:
    """Nothing for a creation: what a record started with stands on its page.

    Callers read how the state moved; what else changed may name what they cannot see.
    """
    if not entry.state_before:
        return ()
    changes = changes_of(kind, entry, names, actor)
    return changes if actor.is_staff else tuple(each for each in changes if each.label == "State")
