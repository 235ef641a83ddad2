"""What mail does by itself: sending, one job for each mail; looking, one for each mailbox."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction

from armillary.fittings.mail import fetching, intake, outgoing, queries, rules
from armillary.fittings.mail.actions import mailboxes
from armillary.fittings.mail.models import MailAccount, Mailbox, MailboxWatch, OutgoingMail
from armillary.fittings.mail.outgoing import SEND
from armillary.fittings.mail.sending import NotSent, send
from armillary.fittings.mail.vocabulary import OutgoingState
from armillary.kernel.acts import Act, Door
from armillary.kernel.jobs.queue import defer

logger = logging.getLogger(__name__)
NO_ACCOUNT = "No mail account is on: it waits here."
TOO_OLD = "It waited for more than a day, and what it tells is old by now."


def send_one(act: Act, arguments: Mapping[str, Any]) -> None:
    """Send one mail. Trouble with the server is written down and tried again later."""
    mail = queries.locked_outgoing(arguments["mail"])
    if mail is None or mail.state != OutgoingState.WAITING:
        return
    account = mail.account or queries.account_for(queries.record_of(mail.about))
    if act.at - mail.made_at > rules.KEPT_WAITING:
        mail.state, mail.why = OutgoingState.SUPPRESSED, TOO_OLD
        mail.save(update_fields=["state", "why"])
    elif account is None:
        mail.why = NO_ACCOUNT
        mail.save(update_fields=["why"])
    else:
        _try(mail, account, act)


def send_what_waits(act: Act, arguments: Mapping[str, Any]) -> None:
    """There is an account now: let every mail that waited for one be sent."""
    for mail in queries.waiting(act.at):
        outgoing.defer(mail)


def _try(mail: OutgoingMail, account: MailAccount, act: Act) -> None:
    mail.attempts += 1
    mail.account = account
    try:
        send(mail, account)
    except NotSent as trouble:
        _put_off(mail, act, trouble)
    else:
        mail.state, mail.why, mail.sent_at = OutgoingState.SENT, "", act.at
    mail.save()


def _put_off(mail: OutgoingMail, act: Act, trouble: NotSent) -> None:
    """The next try is a job of its own, so that this one ends with what it learned."""
    mail.why = str(trouble)[:2_000]
    wait = rules.wait_after(mail.attempts)
    logger.info("Mail %s, try %s: %s", mail.pk, mail.attempts, mail.why)
    if trouble.for_good:
        mail.state = OutgoingState.REFUSED
    elif wait is None:
        mail.state = OutgoingState.FAILED
    else:
        defer(
            SEND,
            {"mail": mail.pk},
            key=f"{SEND} {mail.pk} try {mail.attempts + 1}",
            run_at=act.at + wait,
        )


def look_into_all(act: Act) -> int:
    """Have every mailbox looked into that is on, each by a job of its own."""
    boxes = list(queries.mailboxes_on())
    for box in boxes:
        mailboxes.look_into(box)
    return len(boxes)


def look_into_one(act: Act, arguments: Mapping[str, Any]) -> None:
    """Look into one mailbox, and once more when something was kept: to clear it away, and for
    what did not fit. Trouble with the server is written down; the next minute tries again."""
    box = queries.mailbox(arguments["mailbox"])
    if box is None:
        return
    watch = queries.watch_of(box) or MailboxWatch(mailbox=box)
    watch.looked_at = act.at
    try:
        with transaction.atomic():
            kept = fetching.look(box, partial(_keep, act, box))
    except fetching.TROUBLE as trouble:
        watch.trouble = f"{box.host}: {trouble}"[:2_000]
        watch.failures += 1
    else:
        watch.trouble, watch.failures = "", 0
        if kept:
            watch.found_at = act.at
            again = {"mailbox": box.pk, "after": act.at.isoformat()}
            defer(mailboxes.LOOK, again, key=f"{mailboxes.LOOK} {box.pk} again")
    watch.save()


def _keep(act: Act, box: Mailbox, raw: bytes, place: str, size: int) -> None:
    at_door = Act(actor=act.actor, at=act.at, door=Door.MAIL)
    intake.receive(at_door, box, raw, place=place, size=size)
