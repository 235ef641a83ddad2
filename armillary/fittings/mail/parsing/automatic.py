"""Did a machine write this? Headers by RFC 3834 and usual ones; reports by RFC 3464."""

import re
from email.message import Message

from armillary.fittings.mail.parsing.characters import decoded
from armillary.fittings.mail.parsing.headers import message_ids, parties, raw_of, text_of
from armillary.fittings.mail.parsing.letter import Bounce

_MACHINES = re.compile(
    r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|noreply|listserv|majordomo)"
    r"([+.-].*)?@",
    re.IGNORECASE,
)
_BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
_RECIPIENT = re.compile(r"(?im)^(?:final|original)-recipient:[^;\n]*;\s*(\S{3,254})")
_DIAGNOSIS = re.compile(r"(?im)^diagnostic-code:\s*(.{1,500})")
_FAILED = re.compile(r"(?im)^action:\s*failed")


def why_automatic(message: Message) -> str:
    """The reason to believe that a machine wrote it; empty when there is none."""
    submitted = _word(message, "Auto-Submitted")
    if submitted and submitted != "no":
        return f"Auto-Submitted: {submitted}"
    if (precedence := _word(message, "Precedence")) in _BULK:
        return f"Precedence: {precedence}"
    for name in ("List-Id", "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress"):
        if raw_of(message, name):
            return name
    if any(each.strip() == "<>" for each in raw_of(message, "Return-Path")):
        return "Return-Path: <>"
    if is_report(message):
        return "A delivery report"
    sender = next(iter(parties(message, "From")), None)
    return "Its sender is a machine" if sender and _MACHINES.match(sender.address) else ""


def replies_by_itself(message: Message) -> bool:
    """Whether it is the answer of a machine, such as the word that somebody is on holiday."""
    return (
        _word(message, "Auto-Submitted") in ("auto-replied", "auto-notified")
        or bool(raw_of(message, "X-Autoreply"))
        or _word(message, "Precedence") == "auto_reply"
    )


def is_report(message: Message) -> bool:
    """A report of a mail server about a mail."""
    return message.get_content_type() in ("multipart/report", "message/delivery-status")


def bounce_in(message: Message) -> Bounce | None:
    """What a delivery report says was not delivered; None when this is none, or all is well."""
    if not is_report(message):
        return None
    said = "\n".join(_status_texts(message))
    if not _FAILED.search(said):
        return None
    returned = [
        each
        for part in message.walk()
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers")
        for each in _ids_inside(part)
    ]
    diagnosis = _DIAGNOSIS.search(said)
    return Bounce(
        addresses=tuple(dict.fromkeys(each.lower() for each in _RECIPIENT.findall(said)[:20])),
        message_ids=(*message_ids(message, "In-Reply-To", "References"), *returned),
        words=diagnosis[1].strip() if diagnosis else "Not delivered.",
    )


def _status_texts(message: Message) -> list[str]:
    return [
        decoded(part.as_bytes())
        for part in message.walk()
        if part.get_content_type() == "message/delivery-status"
    ]


def _ids_inside(part: Message) -> list[str]:
    inner = part.get_payload()
    if isinstance(inner, list) and inner and isinstance(inner[0], Message):
        return list(message_ids(inner[0], "Message-ID"))
    text = inner if isinstance(inner, str) else ""
    return re.findall(r"(?im)^message-id:\s*(<[^<>\s]{1,240}>)", text)


def _word(message: Message, name: str) -> str:
    """The first word of a header, without its comments and parameters."""
    found = text_of(message, name).lower()
    return re.split(r"[\s;(]", found.strip(), maxsplit=1)[0]
