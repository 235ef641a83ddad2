"""What can be asked about mail. Every question returns a queryset or a plain value."""

from datetime import datetime

from django.db.models import QuerySet

from armillary.fittings.mail.models import AccountPassword, MailAccount, OutgoingMail
from armillary.fittings.mail.rules import HOUR, KEPT_WAITING
from armillary.fittings.mail.vocabulary import Kind, OutgoingState, SwitchState
from armillary.kernel import known
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.lifecycle.rows import read
from armillary.records.models import Record

TRIED = (OutgoingState.WAITING, OutgoingState.SENT, OutgoingState.FAILED, OutgoingState.BOUNCED)
"""What was meant to go out; what we kept back ourselves counts in no limit."""


def account_for(about: Record | None) -> MailAccount | None:
    """The account that sends about this record: of its team, else of its type, else for all."""
    slug = known.of(type(about)).slug if about else ""
    team = getattr(about, "team_id", None)
    fitting = [
        account
        for account in MailAccount.objects.filter(state=SwitchState.ON).order_by("pk")
        if account.team_id in (None, team) and account.record_type in ("", slug)
    ]
    return max(fitting, key=_closeness, default=None)


def record_of(number: str) -> Record | None:
    """The record of this number, whoever asks: for the robot."""
    kind = known.by_prefix(number.partition("-")[0])
    key = key_of(kind.model.prefix, number) if kind else None
    return read(kind.model, key) if kind and key else None


def _closeness(account: MailAccount) -> tuple[bool, bool, int]:
    return account.team_id is not None, bool(account.record_type), -account.pk


def sealed_password_of(account: MailAccount) -> str:
    """The password as it is kept; empty when none was set."""
    rows = AccountPassword.objects.filter(account=account)
    return rows.values_list("sealed", flat=True).first() or ""


def own_addresses() -> frozenset[str]:
    """Every address of our own, in lower case: what comes from there, we sent."""
    rows = MailAccount.objects.values_list("address", flat=True)
    return frozenset(address.lower() for address in rows)


def outgoing(key: int) -> OutgoingMail | None:
    """The mail of this key."""
    return OutgoingMail.objects.filter(pk=key).first()


def locked_outgoing(key: int) -> OutgoingMail | None:
    """The same, for whoever sends it: nobody else does at that moment."""
    return OutgoingMail.objects.select_for_update(of=("self",)).filter(pk=key).first()


def newest_outgoing(state: str = "") -> QuerySet[OutgoingMail]:
    """What was written to be sent, newest first."""
    mails = OutgoingMail.objects.select_related("account").order_by("-pk")
    return mails.filter(state=state) if state else mails


def receipts_to(address: str, now: datetime) -> int:
    """How many receipts were meant for this address within the hour."""
    return _lately(address, now).filter(kind=Kind.RECEIPT).count()


def sent_in_thread(address: str, about: str, now: datetime) -> int:
    """How many mails about one record were meant for this address within the hour."""
    return _lately(address, now).filter(about=about).count()


def _lately(address: str, now: datetime) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(
        address=address.lower(), made_at__gt=now - HOUR, state__in=TRIED
    )


def thread_of(about: str, most: int = 5) -> list[str]:
    """The Message-IDs of the thread about a record, oldest first: the first, and the newest."""
    rows = OutgoingMail.objects.filter(about=about).order_by("pk")
    first = list(rows.values_list("message_id", flat=True)[:1])
    newest = list(rows.order_by("-pk").values_list("message_id", flat=True)[:most])
    return [*first, *(each for each in reversed(newest) if each not in first)]


def waiting(now: datetime) -> QuerySet[OutgoingMail]:
    """What still may be sent; older news is no news."""
    rows = OutgoingMail.objects.filter(state=OutgoingState.WAITING)
    return rows.filter(made_at__gt=now - KEPT_WAITING)
