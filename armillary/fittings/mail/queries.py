"""What can be asked about mail. Every question returns a queryset or a plain value."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from armillary.fittings.mail.models import (
    AccountPassword,
    BlockedSender,
    Delivery,
    IncomingMail,
    MailAccount,
    Mailbox,
    MailboxPassword,
    MailboxWatch,
    Original,
    OutgoingMail,
)
from armillary.fittings.mail.rules import AT_ONCE, HOUR, KEPT_WAITING
from armillary.fittings.mail.vocabulary import Kind, OutgoingState, SenderState, SwitchState
from armillary.kernel import known
from armillary.kernel.conversation.actions import comment
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.lifecycle.rows import read
from armillary.people.models import Person
from armillary.records.models import Record, numbered

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
    ours = MailAccount.objects.values_list("address", flat=True)
    theirs = Mailbox.objects.values_list("address", flat=True)
    return frozenset(address.lower() for address in (*ours, *theirs))


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


def answers_at_once(address: str, now: datetime) -> bool:
    """Whether this address wrote within the hour as only machines do: it said so, or it wrote
    within two minutes after we had written to it."""
    wrote = IncomingMail.objects.filter(sender=address, received_at__gt=now - HOUR)
    arrivals = list(wrote.order_by("-pk").values_list("received_at", "automatic")[:20])
    if any(automatic for _, automatic in arrivals):
        return True
    sent = list(_lately(address, now).order_by("-pk").values_list("made_at", flat=True)[:50])
    return any(made <= received <= made + AT_ONCE for received, _ in arrivals for made in sent)


def twin(digest: str, message_key: str) -> IncomingMail | None:
    """This very mail, when it was taken in already."""
    return IncomingMail.objects.filter(digest=digest, message_key=message_key).first()


def other_of_the_same_key(mail: IncomingMail) -> IncomingMail | None:
    """An earlier mail with the same Message-ID, whose content is another."""
    rows = IncomingMail.objects.filter(message_key=mail.message_key).exclude(message_key="")
    return rows.filter(pk__lt=mail.pk).order_by("pk").first()


def mail_of(original: int) -> IncomingMail | None:
    """The mail whose message this is."""
    return IncomingMail.objects.filter(original=original).select_related("mailbox").first()


def originals(mail: IncomingMail) -> QuerySet[Original]:
    """The message of a mail, without reading it."""
    return Original.objects.filter(pk=mail.original_id)


def original_of(mail: IncomingMail) -> Original:
    """The message of a mail, byte for byte."""
    return Original.objects.get(pk=mail.original_id)


def answered(message_ids: Iterable[str]) -> OutgoingMail | None:
    """The newest of our mails that these Message-IDs name."""
    rows = OutgoingMail.objects.filter(message_id__in=list(message_ids)).exclude(about="")
    return rows.order_by("-pk").first()


def filed_under(message_ids: Iterable[str]) -> str:
    """The number of the record that an earlier mail of this conversation became."""
    rows = IncomingMail.objects.filter(message_key__in=list(message_ids)).exclude(became="")
    return rows.order_by("-pk").values_list("became", flat=True).first() or ""


def bounced(message_ids: Iterable[str]) -> QuerySet[OutgoingMail]:
    """Our mails that a report says were not delivered."""
    return OutgoingMail.objects.filter(message_id__in=list(message_ids), state=OutgoingState.SENT)


def is_blocked(address: str) -> bool:
    """Whether mail from there is put aside."""
    meant = (address.lower(), "@" + address.lower().rpartition("@")[2])
    return BlockedSender.objects.filter(address__in=meant, state=SenderState.BLOCKED).exists()


def person_of(address: str) -> Person | None:
    """Who has this address."""
    return Person.objects.filter(email__iexact=address).select_related("organisation").first()


def mailboxes_on() -> QuerySet[Mailbox]:
    """The mailboxes that are looked into."""
    return Mailbox.objects.filter(state=SwitchState.ON).order_by("pk")


def all_mailboxes() -> QuerySet[Mailbox]:
    """Every mailbox, by name."""
    return Mailbox.objects.order_by("name", "pk")


def troubled() -> QuerySet[MailboxWatch]:
    """The mailboxes that are on and could not be looked into."""
    rows = MailboxWatch.objects.filter(mailbox__state=SwitchState.ON).exclude(trouble="")
    return rows.select_related("mailbox").order_by("mailbox__name", "pk")


def mailbox(key: int) -> Mailbox | None:
    """The mailbox of this key, while it is on."""
    return mailboxes_on().filter(pk=key).first()


def sealed_password_of_mailbox(box: Mailbox) -> str:
    """The password as it is kept; empty when none was set."""
    rows = MailboxPassword.objects.filter(mailbox=box)
    return rows.values_list("sealed", flat=True).first() or ""


def places_kept(box: Mailbox, places: Iterable[str]) -> dict[str, int]:
    """Of these places in the mailbox those whose message we keep, with its size in bytes."""
    rows = Delivery.objects.filter(mailbox=box, place__in=list(places))
    return dict(rows.values_list("place", "mail__size"))


def watch_of(box: Mailbox) -> MailboxWatch | None:
    """How the last look went."""
    return MailboxWatch.objects.filter(mailbox=box).first()


def mails_behind(acts: Iterable[UUID]) -> dict[UUID, str]:
    """Act to the number of the mail behind it, for those acts that came by mail."""
    rows = IncomingMail.objects.filter(original__act__in=list(acts))
    found = rows.values_list("original__act", "pk")
    return {act: numbered(IncomingMail.prefix, key) for act, key in found}


def last_words_of(address: str, about: str) -> str:
    """What this address wrote last about a record."""
    rows = IncomingMail.objects.filter(sender=address.lower(), became=about).order_by("-pk")
    return rows.values_list("original__text", flat=True).first() or ""


def said_in(lines: Iterable[int]) -> QuerySet[Entry]:
    """Of these lines of the journal the comments that everybody may read, in order."""
    rows = Entry.objects.filter(pk__in=list(lines), verb=comment.name, audience=Audience.PUBLIC)
    return rows.select_related("actor").order_by("pk")


def sender_of_record(number: str) -> Person | None:
    """Who wrote the mail that a record was made of."""
    rows = IncomingMail.objects.filter(became=number, person__isnull=False)
    first = rows.select_related("person").order_by("pk").first()
    return first.person if first else None
