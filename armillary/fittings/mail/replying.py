"""Answering by mail: what is said to everybody about a record goes to whoever asked for it."""

from collections.abc import Sequence

from armillary.fittings.mail import outgoing, queries
from armillary.fittings.mail.parsing.quotes import ABOVE, said_anew
from armillary.fittings.mail.vocabulary import Kind
from armillary.fittings.notifications.queries import wishes_of
from armillary.fittings.notifications.rules import Wishes
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.kernel import known
from armillary.kernel.acts import Act, Door
from armillary.kernel.journal.models import Entry
from armillary.kernel.lifecycle.rows import read
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.records.models import Record

MOST_QUOTED = 2_000


def mail_comments(act: Act, lines: Sequence[int]) -> None:
    """Mail each public comment among these lines to whom it is meant for."""
    for entry in queries.said_in(lines):
        record = read(known.by_slug(entry.record_type).model, entry.record_id)
        if record and (to := recipient_of(entry, record)):
            _mail(act, entry, record, to)


def recipient_of(entry: Entry, record: Record) -> Person | None:
    """To whom this comment is mailed as a reply: the caller, else who mailed the record in."""
    caller = getattr(record, "caller", None)
    asked = caller if isinstance(caller, Person) else queries.sender_of_record(record.number)
    if asked is None or asked.pk == entry.actor_id:
        return None
    wishes = wishes_of([asked.pk]).get(asked.pk, Wishes())
    return asked if wishes.way(What.COMMENTED) is Way.AT_ONCE else None


def answered(person: Person, lines: Sequence[int]) -> set[int]:
    """Of these lines those that go to this person as a reply: no other mail need tell of them."""
    return {
        entry.pk
        for entry in queries.said_in(lines)
        if (record := read(known.by_slug(entry.record_type).model, entry.record_id))
        and recipient_of(entry, record) == person
    }


def _mail(act: Act, entry: Entry, record: Record, to: Person) -> None:
    """What somebody typed at the screen is sent as such: it cannot be the step of a loop."""
    door = Door.WEB if entry.door == Door.WEB else act.door
    outgoing.queue(
        Act(actor=act.actor, at=act.at, door=door),
        to=to,
        subject=_title(record),
        text=_text(entry, record, to),
        about=record,
        kind=Kind.COMMENT,
    )


def _text(entry: Entry, record: Record, to: Person) -> str:
    last = said_anew(queries.last_words_of(to.email, record.number))[:MOST_QUOTED]
    quoted = "\n".join(f"> {line}" for line in last.splitlines())
    below = f"\n\nYou wrote:\n{quoted}" if quoted else ""
    return f"{ABOVE}\n\n{entry.text}\n\n{entry.actor.name}{below}\n"


def _title(record: Record) -> str:
    return str(getattr(record, record_type_of(type(record)).title))
