"""The collection of bad mails, where it is beside this project: each ends as it should."""

import pytest

from armillary.fittings.mail.models import IncomingMail, Original, OutgoingMail
from armillary.fittings.mail.vocabulary import IncomingState, Kind
from armillary.kernel.journal.models import Entry
from tests.api.corpus import bad_inputs
from tests.mail.letters import a_mail
from tests.mail.makers import a_mailbox, an_account, ann, arrive
from tests.makers import a_customer

pytestmark = pytest.mark.django_db
MAILS = [
    (record["id"], record["expect"], content.encode() if isinstance(content, str) else content)
    for record, content in bad_inputs("F-mail")
]
ENDS = {
    "quarantine": {IncomingState.HELD, IncomingState.FAILED},
    "roundtrip": {IncomingState.WORKED},
    "sanitise": {IncomingState.WORKED},
    "deny": {IncomingState.WORKED, IncomingState.HELD},
    "nosend": {IncomingState.WORKED, IncomingState.IGNORED},
}
ANY = {IncomingState.WORKED, IncomingState.HELD, IncomingState.IGNORED}


@pytest.mark.parametrize(("name", "expected", "raw"), MAILS, ids=[name for name, _, _ in MAILS])
def test_each_ends_as_it_should_between_two_good_ones(name: str, expected: str, raw: bytes) -> None:
    ann()
    an_account(address="helpdesk@itsm.example")
    mailbox = a_mailbox(domains="b.example", organisation_of_callers=a_customer())

    first, bad, last = arrive(mailbox, a_mail("first"), raw, a_mail("last"))

    assert [first.state, last.state] == [IncomingState.WORKED] * 2
    assert bad.state in ENDS.get(expected, ANY), bad.why
    assert raw.startswith(bytes(Original.objects.get(incomingmail=bad).raw))
    answered = OutgoingMail.objects.filter(kind=Kind.RECEIPT, about=bad.became or "none")
    assert not (expected in ("nosend", "deny") and bad.automatic and answered.exists())
    assert not Entry.objects.filter(verb="comment").exists()
    assert IncomingMail.objects.filter(state=IncomingState.RECEIVED).count() == 0
