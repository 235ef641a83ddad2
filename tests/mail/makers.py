"""Accounts and jobs for the tests of mail, made by the product's own verbs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from armillary.fittings.mail.actions import accounts, mailboxes
from armillary.fittings.mail.intake import receive
from armillary.fittings.mail.models import IncomingMail, MailAccount, Mailbox
from armillary.fittings.mail.vocabulary import Security
from armillary.kernel.acts import Door
from armillary.kernel.jobs.doing import do_one
from armillary.kernel.jobs.models import Job
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.mail.sink import LOOPBACK
from tests.makers import a_customer, a_person, by, now, the_robot


def an_account(port: int = 25, **more: Any) -> MailAccount:
    """An account that is on and sends to a server on this machine."""
    act = by(the_robot(), now())
    said: dict[str, Any] = {
        "name": "Service desk",
        "address": "desk@itsm.example",
        "host": LOOPBACK,
        "port": port,
        "security": Security.NONE,
    }
    account = accounts.set_up(act, **(said | more))
    accounts.switch_on(account, act)
    return account


def work(later: timedelta = timedelta()) -> None:
    """Do all jobs that are due after this time."""
    while do_one(datetime.now(UTC) + later):
        pass


def a_mailbox(**more: Any) -> Mailbox:
    """A mailbox that is on; nothing looks into it unless the test does."""
    act = by(the_robot(), now())
    said: dict[str, Any] = {
        "name": "Desk",
        "address": "desk@itsm.example",
        "host": LOOPBACK,
        "port": 143,
        "user": "desk",
        "security": Security.NONE,
    }
    mailbox = mailboxes.open_mailbox(act, **(said | more))
    mailboxes.switch_on(mailbox, act)
    Job.objects.filter(name=mailboxes.LOOK).delete()
    return mailbox


def arrive(mailbox: Mailbox, *messages: bytes, door: Door = Door.MAIL) -> list[IncomingMail]:
    """Take these messages in, work them, and say what became of each."""
    act = by(the_robot(), now(), door=door)
    kept = [mail for raw in messages if (mail := receive(act, mailbox, raw))]
    work()
    for mail in kept:
        mail.refresh_from_db()
    return kept


def ann(email: str = "ann@customer.example", **more: Any) -> Person:
    """The caller who writes."""
    return a_person(Role.CALLER, email=email, name="Ann", **{"organisation": a_customer(), **more})
