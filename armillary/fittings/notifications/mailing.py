"""News by mail: one mail for each record and few minutes, or one digest of all that waited.

What was read in the meantime, or may no longer be seen, is not mailed. A mail is written down in
the same transaction as the fact that it was, so a job that is done again writes no second one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from armillary.fittings.mail import outgoing, replying
from armillary.fittings.mail.queries import said_in
from armillary.fittings.mail.replying import recipient_of
from armillary.fittings.mail.vocabulary import Kind
from armillary.fittings.notifications import queries, wording
from armillary.fittings.notifications.models import Notification
from armillary.fittings.notifications.rules import CALM
from armillary.fittings.notifications.vocabulary import DIGESTS, What
from armillary.kernel.access import rights
from armillary.kernel.acts import Act
from armillary.kernel.jobs.queue import defer
from armillary.kernel.lifecycle.rows import read
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import Record

MAIL = "notifications: mail"


def mail_what_is_due(act: Act) -> int:
    """Have each person mailed for whom news is due, a job each; how many people they are."""
    people = queries.to_be_mailed(act.at)
    for person in people:
        defer(MAIL, {"person": person}, key=f"{MAIL} {person}")
    return len(people)


def mail_to_one(act: Act, arguments: Mapping[str, Any]) -> None:
    """Mail one person what is due, and be done with it."""
    key: int = arguments["person"]
    due = queries.due_for(key, act.at)
    person = rights.active([key]).get(key)
    if person is None:
        done(due, act)
        return
    seen = set(queries.seen_by(person).filter(pk__in=[each.pk for each in due]).values_list("pk"))
    answered = replying.answered(person, [each.entry for each in due if each.entry])
    fresh = [
        each
        for each in due
        if each.read_at is None and (each.pk,) in seen and each.entry not in answered
    ]
    at_once = _unanswered(person, [each for each in fresh if each.way not in DIGESTS])
    later = _mail_by_record(act, person, at_once)
    _mail_digest(act, person, [each for each in fresh if each.way in DIGESTS])
    done([each for each in due if each.pk not in later], act)


def done(due: Sequence[Notification], act: Act) -> None:
    """Nothing of this is mailed any more."""
    keys = [each.pk for each in due]
    Notification.objects.filter(pk__in=keys).update(mailed_at=act.at)


def _mail_by_record(act: Act, person: Person, news: Sequence[Notification]) -> set[int]:
    """A mail for each record; the keys of what waits, because one about its record just went."""
    lately = queries.mailed_lately(person, act.at - CALM)
    later: set[int] = set()
    for place, group in groupby(sorted(news, key=_by_place), key=_place):
        lines = list(group)
        if place in lately:
            _put_off(lines, lately[place] + CALM)
            later |= {each.pk for each in lines}
        else:
            outgoing.queue(
                act,
                to=person,
                subject=wording.subject(lines),
                text=wording.letter(person, lines),
                about=record_at(lines[0].about_type, lines[0].about_id),
                kind=Kind.NOTICE,
            )
    return later


def _mail_digest(act: Act, person: Person, news: Sequence[Notification]) -> None:
    if news:
        subject, text = wording.digest_subject(news), wording.digest(person, news)
        outgoing.queue(act, to=person, subject=subject, text=text, kind=Kind.DIGEST)


def _unanswered(person: Person, news: Sequence[Notification]) -> list[Notification]:
    """Without the comments that went to this person as answers to their own mails and calls."""
    comments = [each.entry for each in news if each.what == What.COMMENTED and each.entry]
    answered = {
        entry.pk
        for entry in said_in(comments)
        if (record := record_at(entry.record_type, entry.record_id))
        and recipient_of(entry, record) == person
    }
    return [each for each in news if each.entry not in answered]


def _put_off(lines: Sequence[Notification], until: datetime) -> None:
    keys = [each.pk for each in lines]
    Notification.objects.filter(pk__in=keys).update(mail_at=until)


def _place(one: Notification) -> tuple[str, int]:
    """The record; news about none has a place of its own."""
    return (one.about_type, one.about_id) if one.about_id else ("", one.pk)


def _by_place(one: Notification) -> tuple[tuple[str, int], int]:
    return _place(one), one.pk


def record_at(slug: str, key: int | None) -> Record | None:
    """The record of this type and key, whoever asks."""
    kind = record_types().get(slug)
    return read(kind.model, key) if kind and key else None
