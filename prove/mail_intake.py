"""P25: every mail becomes a record or waits where people see it; none stops another."""

from collections.abc import Iterator
from random import Random

from armillary.fittings.mail.models import IncomingMail, Mailbox, Original
from armillary.fittings.mail.vocabulary import IncomingState
from armillary.kernel.jobs.models import Job
from prove.house import House
from prove.mail import arrive
from prove.people import acting, made
from prove.promise import Figure, Size, exactly, none
from tests.api.corpus import bad_inputs
from tests.mail.letters import STRANGE, UNREADABLE, a_mail
from tests.mail.makers import a_mailbox, ann

GOOD = "A good mail"


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Each bad mail between two good ones: what is known to be bad, and mutants of it."""
    wanted = size.of(5_000, short=60)
    made(lambda: ann("good@customer.example"))
    mailbox: Mailbox = made(lambda: a_mailbox(address="intake@itsm.example"))
    bad = [_unique(raw, n) for n, raw in enumerate(_bad(wanted, size.chance("mutants")))]
    arrive(mailbox, (mail for raw in bad for mail in (_good(), raw, _good())))
    with acting():
        mails = IncomingMail.objects.filter(mailbox=mailbox)
        good = mails.filter(subject=GOOD, state=IncomingState.WORKED).exclude(became="")
        kept = Original.objects.filter(incomingmail__mailbox=mailbox).exclude(
            incomingmail__subject=GOOD
        )
        yield exactly("good mails that became a record", 2 * len(bad), good.count())
        yield exactly("bad mails kept byte for byte", len(bad), _same(kept.iterator(200), bad))
        unseen = mails.filter(state=IncomingState.RECEIVED).count()
    yield none("mails that nobody would see", unseen)
    yield none("jobs given up", Job.objects.filter(name="mail: work", state="dead").count())


def _same(kept: Iterator[Original], bad: list[bytes]) -> int:
    given = set(bad)
    return sum(bytes(each.raw) in given for each in kept)


def _good() -> bytes:
    return a_mail(sender="good@customer.example", subject=GOOD)


def _bad(mutants: int, chance: Random) -> Iterator[bytes]:
    known = [*STRANGE.values(), *UNREADABLE.values(), *_collected()]
    yield from known
    for _ in range(mutants):
        yield _mutated(chance.choice(known), chance)


def _collected() -> Iterator[bytes]:
    for _, content in bad_inputs("F-mail"):
        raw = content.encode() if isinstance(content, str) else content
        if len(raw) < 1_000_000:
            yield raw


def _unique(raw: bytes, number: int) -> bytes:
    """Two mutants may come out the same, and the same mail is taken in once."""
    return raw + f"\r\n{number}".encode()


def _mutated(raw: bytes, chance: Random) -> bytes:
    """A few changes of the kinds that broken programs and bad people make."""
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                changed[place:place] = chance.choice(_PIECES)
            case 2:
                del changed[place : place + chance.randint(1, 40)]
            case 3:
                changed[place:place] = changed[: chance.randint(0, 400)]
            case _:
                changed = changed[: max(1, place)]
    return bytes(changed)


_PIECES = (
    b"\r\n",
    b"\r\n\r\n",
    b"\x00",
    b"--BB\r\n",
    b"=?utf-8?B?",
    b"Content-Type: multipart/mixed; boundary=BB\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"\xff\xfe",
    b"<" * 50,
    b"(" * 50,
    b'"',
    b"A" * 2_000,
)
