"""P26: we take part in no mail loop and in no mail bomb."""

from collections import Counter
from collections.abc import Iterator

from armillary.fittings.mail.models import Mailbox, OutgoingMail
from armillary.fittings.mail.outgoing import queue
from armillary.fittings.mail.vocabulary import Kind, OutgoingState
from armillary.kernel.acts import Door
from armillary.operations.incident.models import Incident
from prove.house import House
from prove.mail import arrive
from prove.people import acting, made
from prove.promise import Figure, Size, at_most
from tests.mail.letters import a_mail
from tests.mail.makers import a_mailbox, ann
from tests.makers import a_customer, by, now, the_robot

DOMAIN = "victims.example"
RESPONDER = "away@responder.example"


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Forged senders, some of them again and again; then a responder that hides what it is."""
    mailbox: Mailbox = made(
        lambda: a_mailbox(
            address="loops@itsm.example", domains=DOMAIN, organisation_of_callers=a_customer()
        )
    )
    arrive(mailbox, _forged(size.of(5_000, short=60)))
    sent = _sent_to(f"@{DOMAIN}")
    yield at_most("receipts to one address in an hour", 5, max(sent.values(), default=0))
    yield from _against_a_responder(mailbox, size.of(40, short=8))


def _forged(count: int) -> Iterator[bytes]:
    """Every second one names the same victim."""
    for number in range(count):
        victim = "one" if number % 2 else f"victim{number}"
        yield a_mail(f"{number}", sender=f"{victim}@{DOMAIN}", subject="Buy")


def _against_a_responder(mailbox: Mailbox, turns: int) -> Iterator[Figure]:
    """It answers each of our mails at once, and each answer moves us to write again."""
    caller = made(lambda: ann(RESPONDER))
    arrive(mailbox, [a_mail("Help", sender=RESPONDER)])
    with acting():
        incident = Incident.objects.get(caller=caller)
    for turn in range(turns):
        with acting():
            last = OutgoingMail.objects.filter(address=RESPONDER).exclude(
                state=OutgoingState.SUPPRESSED
            )
            answered = last.order_by("-pk").values_list("message_id", flat=True)[0]
        arrive(mailbox, [a_mail(f"Away {turn}", sender=RESPONDER, In_Reply_To=answered)])
        with acting():
            act = by(the_robot(), now(), door=Door.JOB)
            queue(act, to=caller, subject="News", text="A new comment.", about=incident)
    yield at_most("mails about one record to a machine in an hour", 2, _sent_to(RESPONDER).total())


def _sent_to(ending: str) -> "Counter[str]":
    with acting():
        mails = OutgoingMail.objects.filter(address__endswith=ending)
        meant = mails.exclude(state=OutgoingState.SUPPRESSED)
        return Counter(meant.exclude(kind=Kind.TEST).values_list("address", flat=True))
