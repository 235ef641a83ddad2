"""Having a mail sent: written in the transaction of the act, sent by a job once it is committed."""

from uuid import uuid4

from armillary.fittings.mail import queries, rules, tokens
from armillary.fittings.mail.actions import senders
from armillary.fittings.mail.models import MailAccount, OutgoingMail
from armillary.fittings.mail.vocabulary import Kind, OutgoingState
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import NotAllowed, RuleBroken
from armillary.kernel.jobs import queue as jobs
from armillary.people.models import Person
from armillary.people.vocabulary import PersonState
from armillary.records.models import Record

SEND = "mail: send"


def queue(
    act: Act,
    *,
    to: Person | str,
    subject: str,
    text: str,
    html: str = "",
    about: Record | None = None,
    kind: str = Kind.NOTICE,
    account: MailAccount | None = None,
    answers: str = "",
) -> OutgoingMail | None:
    """Have a mail sent after this act; None when a rule keeps it back.

    What is kept back is written down with the reason, for the page of outgoing mail. `answers` is
    the Message-ID that it replies to, `account` the one that sends it when not the fitting one.
    """
    address = (to if isinstance(to, str) else to.email).strip()
    number = about.number if about else ""
    mail = OutgoingMail(
        message_id=_fresh_message_id(account),
        address=address.lower()[:254],
        person=None if isinstance(to, str) else to,
        subject=rules.subject_about(number, subject),
        text=text[: rules.LONGEST_TEXT],
        html=html[: rules.LONGEST_TEXT],
        about=number,
        references=" ".join(_references(number, answers)),
        kind=kind,
        state=OutgoingState.WAITING,
        account=account or queries.account_for(about),
        made_at=act.at,
    )
    if why := _flaw_of_partner(to, address):
        mail.state, mail.why = OutgoingState.REFUSED, why
    elif why := _reason_to_rest(act, mail):
        mail.state, mail.why = OutgoingState.SUPPRESSED, why
    mail.save()
    if mail.state != OutgoingState.WAITING:
        return None
    defer(mail)
    return mail


def defer(mail: OutgoingMail) -> None:
    """Let a job send it, one for each mail, so that none waits for another."""
    jobs.defer(SEND, {"mail": mail.pk}, key=f"{SEND} {mail.pk}")


def send_again(act: Act, mail: OutgoingMail) -> None:
    """Let a mail be sent after all. Raises NotAllowed, or RuleBroken for one that was sent."""
    if refusal := senders.desk.refusal(None, act, senders.ACTIVITY):
        raise NotAllowed(refusal)
    if mail.state == OutgoingState.SENT:
        raise RuleBroken("This mail was sent.")
    mail.state, mail.why, mail.attempts = OutgoingState.WAITING, "", 0
    mail.made_at = act.at
    mail.save(update_fields=["state", "why", "attempts", "made_at"])
    defer(mail)


def reply_address(mail: OutgoingMail, account: MailAccount) -> str:
    """Where an answer goes: with the token, where the server can deliver that."""
    if not (mail.about and account.plus_addresses):
        return account.address
    return tokens.tagged(account.address, tokens.token_of(mail.pk))


def _fresh_message_id(account: MailAccount | None) -> str:
    domain = account.address.rpartition("@")[2] if account else "armillary.invalid"
    return f"<{uuid4().hex}@{domain}>"


def _references(number: str, answers: str) -> list[str]:
    thread = queries.thread_of(number) if number else []
    return [*(each for each in thread if each != answers), *([answers] if answers else [])]


def _flaw_of_partner(to: Person | str, address: str) -> str | None:
    if isinstance(to, Person) and to.state != PersonState.ACTIVE:
        return "This person is no longer here."
    if address.lower() in queries.own_addresses():
        return "This address is our own."
    return rules.flaw_of_address(address)


def _reason_to_rest(act: Act, mail: OutgoingMail) -> str | None:
    """What a person writes at the screen is no loop; all else may be one."""
    if act.door == Door.WEB:
        return None
    if mail.kind == Kind.RECEIPT and (
        why := rules.too_many_receipts(queries.receipts_to(mail.address, act.at))
    ):
        return why
    sent = queries.sent_in_thread(mail.address, mail.about, act.at) if mail.about else 0
    machine = sent > 0 and queries.answers_at_once(mail.address, act.at)
    return rules.may_be_a_loop(sent, answers_at_once=machine)
