"""Working a mail: reading it in a process of its own, deciding, and doing it by the verbs."""

import logging
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import DatabaseError, transaction

from armillary.fittings.mail import queries
from armillary.fittings.mail.actions import incoming
from armillary.fittings.mail.attaching import attach_files
from armillary.fittings.mail.deciding import Arrived, Decision, Outcome, decide
from armillary.fittings.mail.models import IncomingMail, Original
from armillary.fittings.mail.opening import (
    CUT,
    NO_SUBJECT,
    give_to_team,
    open_record,
    without_rights,
)
from armillary.fittings.mail.parsing.letter import LARGEST, Letter
from armillary.fittings.mail.parsing.reader import Reader
from armillary.fittings.mail.receipts import confirm, tell_too_large
from armillary.fittings.mail.rules import one_line
from armillary.fittings.mail.vocabulary import IncomingState, OutgoingState
from armillary.kernel.access.actions.persons import register_caller
from armillary.kernel.acts import Act, Door
from armillary.kernel.conversation.actions import comment
from armillary.kernel.errors import Refusal
from armillary.kernel.lifecycle.text import LONGEST
from armillary.people.models import Person
from armillary.records.models import Record

logger = logging.getLogger(__name__)


@cache
def the_reader() -> Reader:
    """The reading process of this worker."""
    return Reader()


def work(act: Act, arguments: Mapping[str, Any]) -> None:
    """Work one mail. Whatever is wrong with it, it ends somewhere where people see it."""
    mail = queries.mail_of(arguments["original"])
    if mail is None or mail.state != IncomingState.RECEIVED:
        return
    robot = Act(actor=act.actor, at=act.at, door=Door.MAIL)
    original = queries.original_of(mail)
    letter = the_reader().read(bytes(original.raw))
    try:
        with transaction.atomic():
            _work(robot, mail, original, letter)
    except DatabaseError:
        raise
    except Refusal as refusal:
        incoming.hold(mail, robot, reason=f"Refused: {refusal.message}")
    except Exception as error:
        logger.exception("Mail %s could not be worked.", mail.number)
        incoming.give_up(mail, robot, reason=f"It could not be worked: {type(error).__name__}.")


def _work(robot: Act, mail: IncomingMail, original: Original, letter: Letter) -> None:
    _keep_what_was_read(original, letter)
    letter = _measured(mail, letter)
    decision = decide(Arrived(letter, mail.mailbox, mail))
    person = decision.person or _registered(robot, mail, decision)
    _note(robot, mail, letter, person)
    match decision.outcome:
        case Outcome.OPEN if person:
            _open(robot, mail, letter, person)
        case Outcome.COMMENT if decision.place:
            _comment(robot, mail, letter, decision)
        case Outcome.IGNORE:
            queries.bounced(decision.bounced).update(
                state=OutgoingState.BOUNCED, why=decision.why[:2_000]
            )
            incoming.ignore(mail, robot, reason=decision.why)
        case _:
            tell_too_large(robot, mail, letter)
            incoming.hold(mail, robot, reason=decision.why)


def _measured(mail: IncomingMail, letter: Letter) -> Letter:
    """Of a mail that is too large only the beginning was kept, and nothing is made of that."""
    if mail.size <= LARGEST:
        return letter
    limit = f"{LARGEST // 1024 // 1024} MiB"
    return Letter(
        problem=f"It is larger than {limit}: it stays in the mailbox, its beginning is kept here.",
        sender=letter.sender,
        automatic=letter.automatic,
    )


def _open(robot: Act, mail: IncomingMail, letter: Letter, person: Person) -> None:
    """A new record, made by its sender, who needs no right for it beyond what everybody has."""
    by = Act(actor=without_rights(person), at=robot.at, door=Door.MAIL)
    box = mail.mailbox
    record = open_record(
        by,
        box.record_type,
        box.defaults,
        title=letter.subject or one_line(letter.text, 120),
        text=letter.text,
        person=person,
    )
    _finish(robot, mail, letter, record, by)
    give_to_team(robot, box.team, record)
    if box.receipts and not letter.automatic:
        confirm(robot, mail, record, person)


def _comment(robot: Act, mail: IncomingMail, letter: Letter, decision: Decision) -> None:
    if decision.place is None:
        return
    by = Act(actor=decision.place.person, at=robot.at, door=Door.MAIL)
    record = decision.place.record
    text = letter.said.strip() or f"({len(letter.files)} files)"
    cut = text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
    comment(record, by, text=cut)
    _finish(robot, mail, letter, record, by)


def _finish(robot: Act, mail: IncomingMail, letter: Letter, record: Record, by: Act) -> None:
    refused = attach_files(robot, by, record, letter.files)
    incoming.finish(mail, robot, became=record, by=by, why=refused)


def _keep_what_was_read(original: Original, letter: Letter) -> None:
    original.text, original.html = letter.text, letter.html
    original.files = [{"name": file.name, "bytes": len(file.content)} for file in letter.files]
    original.save(update_fields=["text", "html", "files"])


def _registered(robot: Act, mail: IncomingMail, decision: Decision) -> Person | None:
    """Somebody from a known domain who writes for the first time."""
    stranger, organisation = decision.stranger, mail.mailbox.organisation_of_callers
    if stranger is None or organisation is None:
        return None
    name = one_line(stranger.name) or stranger.address.partition("@")[0]
    return register_caller(robot, name=name, email=stranger.address, organisation=organisation)


def _note(robot: Act, mail: IncomingMail, letter: Letter, person: Person | None) -> None:
    sender = letter.sender
    incoming.note_reading(
        mail,
        robot,
        subject=one_line(letter.subject, 250) or NO_SUBJECT,
        sender=sender.address.lower()[:254] if sender else "",
        sender_name=one_line(sender.name, 200) if sender else "",
        automatic=one_line(letter.automatic, 120),
        person=person,
    )
