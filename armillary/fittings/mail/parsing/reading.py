"""Reading one message: whatever it is, the answer is a letter, or a letter with a problem."""

from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from armillary.fittings.mail.parsing import automatic, bodies, headers
from armillary.fittings.mail.parsing.letter import LARGEST, Bounce, File, Letter, Unreadable
from armillary.fittings.mail.parsing.markup import harmless, plain
from armillary.fittings.mail.parsing.quotes import said_anew

WITH_NOTHING = "It is empty."
NO_MAIL = "It has no headers: this is no mail."
TOO_DEEP = "It is nested too deep."


def read(raw: bytes) -> Letter:
    """The message as a letter. Never raises for what the message holds."""
    try:
        return _letter(raw)
    except Unreadable as limit:
        return Letter(problem=str(limit))
    except RecursionError:
        return Letter(problem=TOO_DEEP)


def _letter(raw: bytes) -> Letter:
    if not raw.strip():
        raise Unreadable(WITH_NOTHING)
    if len(raw) > LARGEST:
        raise Unreadable(f"It is larger than {LARGEST // 1024 // 1024} MiB.")
    message = message_from_bytes(raw, policy=compat32)
    if not message.keys():
        raise Unreadable(NO_MAIL)
    text, html, files = _contents(bodies.checked(message))
    return Letter(
        message_id=next(iter(headers.message_ids(message, "Message-ID")), ""),
        sender=next(iter(headers.parties(message, "From")), None),
        recipients=_recipients(message),
        refers_to=headers.message_ids(message, "References", "In-Reply-To"),
        subject=headers.text_of(message, "Subject"),
        text=text,
        said=said_anew(text),
        html=html,
        automatic=automatic.why_automatic(message),
        replies_by_itself=automatic.replies_by_itself(message),
        bounce=_bounce(message),
        files=files,
        verdict=headers.text_of(message, "Authentication-Results"),
    )


def _contents(parts: list[tuple[Message, bool]]) -> tuple[str, str, tuple[File, ...]]:
    """Text, harmless markup and files. Plain text is preferred; markup alone gives its words."""
    texts, markup, files = [], [], []
    for number, (part, own) in enumerate(parts, 1):
        if not own:
            files.append(bodies.file_of(part, number))
        elif part.get_content_subtype() == "html":
            markup.append(harmless(bodies.text_of(part)))
        else:
            texts.append(bodies.text_of(part))
    html = "<hr>".join(each for each in markup if each.strip())
    text = "\n\n".join(each.strip("\n") for each in texts if each.strip()) or plain(html)
    return text, html, tuple(files)


def _recipients(message: Message) -> tuple[str, ...]:
    found = headers.parties(message, "Delivered-To", "X-Original-To", "To", "Cc")
    return tuple(dict.fromkeys(each.address for each in found))


def _bounce(message: Message) -> Bounce | None:
    return automatic.bounce_in(message)
