"""Messages for the tests, byte for byte: good ones, and one of each class of broken ones."""

from collections.abc import Mapping
from itertools import count

serial = count(1)
CRLF = "\r\n"


def a_mail(
    text: str = "The printer is on fire.",
    *,
    sender: str = "Ann <ann@customer.example>",
    subject: str = "Printer",
    message_id: str | None = None,
    **headers: str,
) -> bytes:
    """A plain mail to the desk; `In_Reply_To=…` adds a header."""
    named = f"<{next(serial)}@customer.example>" if message_id is None else message_id
    said = {
        "From": sender,
        "To": "desk@itsm.example",
        "Date": "Mon, 05 Jan 2026 10:00:00 +0000",
        "Subject": subject,
        **({"Message-ID": named} if named else {}),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = CRLF.join(f"{name}: {value}" for name, value in said.items() if value)
    return f"{head}{CRLF}{CRLF}{text}".encode("utf-8", "surrogateescape")


def a_mail_of_parts(*parts: str, boundary: str = "BB", kind: str = "mixed") -> bytes:
    """A multipart mail; each part with its own headers."""
    body = "".join(f"--{boundary}{CRLF}{part}{CRLF}" for part in parts)
    return a_mail(
        f"{body}--{boundary}--{CRLF}", Content_Type=f'multipart/{kind}; boundary="{boundary}"'
    )


def an_attachment(name: str, content: str = "aGVsbG8=", kind: str = "text/plain") -> str:
    """A part that is a file."""
    return (
        f'Content-Type: {kind}; name="{name}"{CRLF}'
        f'Content-Disposition: attachment; filename="{name}"{CRLF}'
        f"Content-Transfer-Encoding: base64{CRLF}{CRLF}{content}"
    )


def nested(depth: int) -> bytes:
    """Parts within parts."""
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"{CRLF}{CRLF}--b{level}{CRLF}'
        for level in range(depth)
    )
    return b"From: ann@customer.example\r\nSubject: deep\r\n" + f"{opened}{CRLF}x".encode()


def mail_in_mail(depth: int) -> bytes:
    """A mail in a mail in a mail."""
    inner = "Content-Type: message/rfc822\r\n\r\n" * depth
    return f"From: ann@customer.example\r\nSubject: deep\r\n{inner}x".encode()


UNREADABLE: Mapping[str, bytes] = {
    "empty": b"",
    "no mail at all": b"hello, no headers",
    "no sender": a_mail(sender=""),
    "a sender that is none": a_mail(sender="<<>>@@"),
    "nested too deep": nested(300),
    "mails in mails": mail_in_mail(200),
    "too many parts": a_mail_of_parts(*(["\r\nx"] * 200)),
}

STRANGE: Mapping[str, bytes] = {
    "no subject": a_mail(subject=""),
    "no Message-ID": a_mail(message_id=""),
    "a subject of 10,000 letters": a_mail(subject="S" * 10_000),
    "encoded line breaks": a_mail(subject="=?utf-8?Q?hi=0D=0ABcc:_spy@evil.example?="),
    "base64 that is none": a_mail(subject="=?utf-8?B?a?="),
    "a charset that is none": a_mail(subject="=?klingon?B?aGk=?="),
    "bytes in the subject": a_mail(subject="Caf\udce9 broken"),
    "NUL": a_mail("a\x00b"),
    "a line of 100,000 letters": a_mail("A" * 100_000),
    "no boundary": a_mail("words", Content_Type="multipart/mixed"),
    "a boundary that never closes": a_mail(
        "--BB\r\n\r\nwords", Content_Type='multipart/mixed; boundary="BB"'
    ),
    "an encoding that is none": a_mail("words", Content_Transfer_Encoding="rot13"),
    "base64 that is cut": a_mail("SGVsbG8gd29ybGQ", Content_Transfer_Encoding="base64"),
    "bad quoted-printable": a_mail("50=off =Z9", Content_Transfer_Encoding="quoted-printable"),
    "UTF-7": a_mail("+ADw-script+AD4-", Content_Type="text/html; charset=utf-7"),
    "a charset that lies": a_mail("Grüße 😀", Content_Type="text/plain; charset=us-ascii"),
    "broken quoting": a_mail("words", Content_Type='text/plain; charset="utf-8; x='),
    "replies to itself": a_mail(message_id="<self@x.example>", In_Reply_To="<self@x.example>"),
    "a date long ago": a_mail(Date="Thu, 01 Jan 1970 00:00:00 +0000"),
    "TNEF": a_mail_of_parts(
        "\r\nsee file", an_attachment("winmail.dat", "eJ8+IgA=", "application/ms-tnef")
    ),
    "a path for a name": a_mail_of_parts("\r\nsee file", an_attachment("../../etc/passwd")),
}
