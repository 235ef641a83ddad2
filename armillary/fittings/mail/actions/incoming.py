"""What becomes of a mail that arrived: by itself, and by people who look at what was held."""

from dataclasses import replace

from armillary.fittings.mail import queries
from armillary.fittings.mail.actions import senders
from armillary.fittings.mail.fingerprint import digest_of, message_key_of
from armillary.fittings.mail.models import IncomingMail, Mailbox, Original
from armillary.fittings.mail.parsing.letter import LARGEST
from armillary.fittings.mail.rules import one_line
from armillary.fittings.mail.vocabulary import IncomingState
from armillary.kernel.access.actions.persons import register_caller
from armillary.kernel.acts import Act
from armillary.kernel.conversation.actions import comment
from armillary.kernel.errors import RuleBroken
from armillary.kernel.jobs import queue as jobs
from armillary.kernel.lifecycle import change, creation, holds, transition
from armillary.people.models import Organisation, Person
from armillary.records.models import Record
from armillary.reference.activities import Incident as Activity
from armillary.reference.roles import Role

WORK = "mail: work"
KEPT_OF_THE_TOO_LARGE = 262_144
UNREAD = "(not read yet)"
UNDONE = (IncomingState.HELD, IncomingState.FAILED, IncomingState.IGNORED)
robot = holds(Role.ROBOT)
desk = senders.desk
administrators = holds(Role.ADMINISTRATOR, Role.ROBOT)


@creation(start=IncomingState.RECEIVED, activity=Activity.LOG, allowed=administrators)
def hand_in(act: Act, *, mailbox: Mailbox, text: str) -> IncomingMail:
    """Hand in the source of a message, headers and all, as if it had just arrived."""
    raw = text.encode()
    return _kept(act, mailbox, raw, digest_of(raw), message_key_of(raw), len(raw))


@creation(start=IncomingState.RECEIVED, activity=Activity.LOG, allowed=robot)
def take_in(
    act: Act,
    *,
    mailbox: Mailbox,
    raw: bytes,
    digest: str,
    message_key: str,
    size: int,
) -> IncomingMail:
    """Keep a message that was fetched. Done by the product, never by a person."""
    return _kept(act, mailbox, raw, digest, message_key, size)


def _kept(
    act: Act, mailbox: Mailbox, raw: bytes, digest: str, message_key: str, size: int
) -> IncomingMail:
    original = Original(raw=raw if size <= LARGEST else raw[:KEPT_OF_THE_TOO_LARGE])
    original.save()
    jobs.defer(WORK, {"original": original.pk})
    return IncomingMail(
        mailbox=mailbox,
        original=original,
        subject=UNREAD,
        digest=digest,
        message_key=message_key,
        size=size,
        received_at=act.at,
    )


@change(when=IncomingState.RECEIVED, activity=Activity.LOG, allowed=robot)
def note_reading(
    mail: IncomingMail,
    act: Act,
    *,
    subject: str,
    sender: str,
    sender_name: str,
    automatic: str,
    person: Person | None,
) -> None:
    """Note what the message says of itself. Done by the product when it has read it."""
    mail.subject, mail.automatic = subject, automatic
    mail.sender, mail.sender_name = sender, sender_name
    mail.person = person


@transition(
    source=IncomingState.RECEIVED,
    target=IncomingState.WORKED,
    activity=Activity.LOG,
    allowed=robot,
)
def finish(mail: IncomingMail, act: Act, *, became: Record, by: Act, why: str = "") -> None:
    """Note what it became. Done by the product in the transaction that made it so."""
    mail.became, mail.why = became.number, _short(why)
    _note_act(mail, by)


@transition(
    source=(IncomingState.RECEIVED, IncomingState.FAILED, IncomingState.IGNORED),
    target=IncomingState.HELD,
    activity=Activity.LOG,
    allowed=desk,
)
def hold(mail: IncomingMail, act: Act, *, reason: str) -> None:
    """Keep it until somebody has looked at it."""
    mail.why = _short(reason)


@transition(
    source=(IncomingState.RECEIVED, IncomingState.HELD, IncomingState.FAILED),
    target=IncomingState.IGNORED,
    activity=Activity.LOG,
    allowed=desk,
)
def ignore(mail: IncomingMail, act: Act, *, reason: str) -> None:
    """Make nothing of it; it stays here."""
    mail.why = _short(reason)


@transition(
    source=(IncomingState.RECEIVED, IncomingState.HELD),
    target=IncomingState.FAILED,
    activity=Activity.LOG,
    allowed=desk,
)
def give_up(mail: IncomingMail, act: Act, *, reason: str) -> None:
    """Say that it cannot be worked; it stays here."""
    mail.why = _short(reason)


@transition(source=UNDONE, target=IncomingState.RECEIVED, activity=Activity.LOG, allowed=desk)
def work_again(mail: IncomingMail, act: Act) -> None:
    """Let the product read it and decide anew."""
    mail.why = ""
    jobs.defer(WORK, {"original": mail.original_id})


@transition(source=UNDONE, target=IncomingState.WORKED, activity=Activity.LOG, allowed=desk)
def file_under(mail: IncomingMail, act: Act, *, record: Record) -> None:
    """Put what it says under a record, as a comment in the name of whoever files it."""
    said = queries.original_of(mail).text.strip() or mail.subject
    words = f"By mail from {mail.sender or 'nobody known'}:\n\n{said[:45_000]}"
    comment(record, replace(act, version=None), text=words)
    mail.became, mail.why = record.number, f"Filed by {act.actor.name}."
    _note_act(mail, act)


@transition(
    source=IncomingState.HELD, target=IncomingState.RECEIVED, activity=Activity.LOG, allowed=desk
)
def accept_sender(mail: IncomingMail, act: Act, *, organisation: Organisation) -> None:
    """Register the sender as a caller of this organisation, and let the product decide anew."""
    if not mail.sender:
        raise RuleBroken("It names no sender.")
    register_caller(
        act,
        name=mail.sender_name or mail.sender.partition("@")[0],
        email=mail.sender,
        organisation=organisation,
    )
    mail.why = ""
    jobs.defer(WORK, {"original": mail.original_id})


@transition(
    source=(IncomingState.HELD, IncomingState.FAILED),
    target=IncomingState.IGNORED,
    activity=Activity.LOG,
    allowed=desk,
)
def block_sender(mail: IncomingMail, act: Act, *, reason: str = "") -> None:
    """Put this mail aside, and from now on all that comes from its sender."""
    if not mail.sender:
        raise RuleBroken("It names no sender.")
    senders.block(act, address=mail.sender, reason=reason)
    mail.why = "Its sender was blocked."


def _note_act(mail: IncomingMail, act: Act) -> None:
    """By it the lines in the journal of what the mail became lead back to the mail."""
    queries.originals(mail).update(act=act.id)


def _short(reason: str) -> str:
    return one_line(reason, 300)
