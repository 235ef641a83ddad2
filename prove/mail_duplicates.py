"""P05, the half of mail: the same mail delivered again and again is one record."""

from collections.abc import Iterator

from armillary.fittings.mail.models import Mailbox
from armillary.operations.incident.models import Incident
from prove.house import House
from prove.mail import arrive
from prove.people import acting, made
from prove.promise import Figure, Size, exactly
from tests.mail.letters import a_mail
from tests.mail.makers import a_mailbox, ann

SENDERS = 8


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Each mail arrives one to five times, in any order, with the marks of other ways."""
    chance = size.chance("deliveries")
    callers = [made(lambda n=n: ann(f"twice{n}@customer.example")) for n in range(SENDERS)]  # type: ignore[misc]
    mailbox: Mailbox = made(lambda: a_mailbox(address="twice@itsm.example"))
    letters = [
        a_mail(f"{number}", sender=callers[number % SENDERS].email)
        for number in range(size.of(3_334, short=40))
    ]
    deliveries = [
        f"Received: by way {way}\r\n".encode() + letter
        for letter in letters
        for way in range(chance.randint(1, 5))
    ]
    chance.shuffle(deliveries)
    fresh = arrive(mailbox, deliveries)
    with acting():
        records = Incident.objects.filter(caller__in=callers).count()
    yield exactly(f"mails taken in, of {len(deliveries):,} deliveries", len(letters), fresh)
    yield exactly("records they became", len(letters), records)
