"""Looking into a mailbox by IMAP. A message leaves it in a later look than the one that kept it.

So between "kept" and "moved away" lies a commit: whatever dies in between, no message is lost, and
one that is seen twice is recognised.
"""

import re
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from imaplib import IMAP4
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from armillary.fittings.mail import queries
from armillary.fittings.mail.models import Mailbox
from armillary.fittings.mail.parsing.letter import LARGEST, MIB
from armillary.fittings.mail.vocabulary import Security
from armillary.kernel.access import sealed

PURPOSE = "mailbox"
PATIENCE = 20
AT_ONCE = 100
BYTES_AT_ONCE = 40 * MIB
BEGINNING = 262_144
_SIZE = re.compile(rb"UID (\d+)[^)]*?RFC822\.SIZE (\d+)|RFC822\.SIZE (\d+)[^)]*?UID (\d+)")
TROUBLE = (OSError, ImapToolsError, IMAP4.error, ValueError)


@dataclass(frozen=True, slots=True)
class Found:
    """A message as it lies in the mailbox."""

    uid: str
    place: str
    size: int


def look(box: Mailbox, keep: Callable[[bytes, str, int], object]) -> int:
    """Clear away what we keep already, and keep what is new; how many those were.

    `keep` is given a message, its place, and its size on the server.
    """
    with opened(box) as server:
        messages = found(server)
        kept = queries.places_kept(box, [each.place for each in messages])
        _clear(server, box, [m.uid for m in messages if kept.get(m.place, LARGEST + 1) <= LARGEST])
        fresh = _as_much_as_fits([each for each in messages if each.place not in kept])
        for message in fresh:
            keep(fetched(server, message), message.place, message.size)
    return len(fresh)


@contextmanager
def opened(box: Mailbox) -> Iterator[BaseMailBox]:
    """The mailbox on its server, signed in, in the folder that we look into."""
    context = ssl.create_default_context()
    if box.security == Security.TLS:
        server: BaseMailBox = MailBox(box.host, box.port, timeout=PATIENCE, ssl_context=context)
    elif box.security == Security.STARTTLS:
        server = MailBoxStartTls(box.host, box.port, timeout=PATIENCE, ssl_context=context)
    else:
        server = MailBoxUnencrypted(box.host, box.port, timeout=PATIENCE)
    kept = queries.sealed_password_of_mailbox(box)
    password = sealed.unseal(PURPOSE, kept) if kept else ""
    try:
        server.login(box.user, password, initial_folder=box.folder)
        yield server
    finally:
        _leave(server)


def _leave(server: BaseMailBox) -> None:
    """Whether we came in or not, and whether the server still listens or not."""
    try:
        server.logout()
    except TROUBLE:
        server.client.shutdown()


def found(server: BaseMailBox) -> list[Found]:
    """What lies in the folder, oldest first, with its size."""
    validity = server.folder.status(server.folder.get() or "INBOX", ["UIDVALIDITY"])["UIDVALIDITY"]
    uids = server.uids("ALL")
    sizes = _sizes(server, uids)
    return [Found(uid, f"{validity}/{uid}", sizes.get(uid, 0)) for uid in uids]


def fetched(server: BaseMailBox, message: Found) -> bytes:
    """The message byte for byte; of one that is too large the beginning."""
    part = "" if message.size <= LARGEST else f"<0.{BEGINNING}>"
    answer = _asked(server, message.uid, f"(BODY.PEEK[]{part})")
    content = next((each[1] for each in answer if isinstance(each, tuple)), None)
    if isinstance(content, bytes):
        return content
    raise ValueError(f"The server did not give message {message.uid}.")


def _sizes(server: BaseMailBox, uids: Sequence[str]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for start in range(0, len(uids), AT_ONCE):
        chunk = ",".join(uids[start : start + AT_ONCE])
        for line in _asked(server, chunk, "(RFC822.SIZE)"):
            if isinstance(line, bytes) and (match := _SIZE.search(line)):
                uid, size = (match[1] or match[4]).decode(), int(match[2] or match[3])
                sizes[uid] = size
    return sizes


def _asked(server: BaseMailBox, uids: str, what: str) -> Sequence[Any]:
    status, answer = server.client.uid("fetch", uids, what)
    if status != "OK":
        raise ValueError(f"The server said {status} to a fetch.")
    return answer


def _as_much_as_fits(messages: Iterable[Found]) -> list[Found]:
    """So much as one job should hold; the rest is the next job's."""
    fitting: list[Found] = []
    weight = 0
    for message in messages:
        weight += min(message.size, LARGEST)
        if len(fitting) == AT_ONCE or (fitting and weight > BYTES_AT_ONCE):
            break
        fitting.append(message)
    return fitting


def _clear(server: BaseMailBox, box: Mailbox, uids: Sequence[str]) -> None:
    if not uids:
        return
    if not box.done_folder:
        server.delete(list(uids))
        return
    if not server.folder.exists(box.done_folder):
        server.folder.create(box.done_folder)
    server.move(list(uids), box.done_folder)
