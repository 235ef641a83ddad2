"""The one automatic answer to a mail. It repeats nothing of it: its sender may be a forgery."""

from armillary.fittings.mail import outgoing, queries
from armillary.fittings.mail.models import IncomingMail
from armillary.fittings.mail.parsing.letter import LARGEST, Letter
from armillary.fittings.mail.vocabulary import Kind
from armillary.kernel.acts import Act
from armillary.people.models import Person
from armillary.records.models import Record

TEXT = """\
Your mail is here, under the number {number}.

To add something, answer this mail and leave the subject as it is. We write to you when there is
something to tell.
"""
TOO_LARGE = """\
Your mail is larger than {limit} MiB, and nothing was made of it. Please send it again with smaller
files.
"""


def confirm(robot: Act, mail: IncomingMail, record: Record, person: Person) -> None:
    """Tell the sender the number of what the mail became."""
    outgoing.queue(
        robot,
        to=person,
        subject="Your mail is here",
        text=TEXT.format(number=record.number),
        about=record,
        kind=Kind.RECEIPT,
        answers=mail.message_key,
    )


def tell_too_large(robot: Act, mail: IncomingMail, letter: Letter) -> None:
    """Tell a sender whom we know that a mail was too large."""
    if mail.size <= LARGEST or letter.automatic or letter.sender is None:
        return
    person = queries.person_of(letter.sender.address)
    if person is None:
        return
    outgoing.queue(
        robot,
        to=person,
        subject="Your mail was too large",
        text=TOO_LARGE.format(limit=LARGEST // 1024 // 1024),
        kind=Kind.RECEIPT,
        answers=mail.message_key,
    )
