"""The policy of mail. Plain values in, plain values out: no database, no clock."""

import re
from datetime import timedelta

MOST_ATTEMPTS = 6
FIRST_WAIT = timedelta(seconds=30)
HOUR = timedelta(hours=1)
MOST_RECEIPTS = 5
MOST_IN_A_THREAD = 2
AT_ONCE = timedelta(minutes=2)
KEPT_WAITING = timedelta(days=1)
LONGEST_SUBJECT = 200
LONGEST_TEXT = 100_000
NOBODY = (".invalid", ".localhost")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,189}")


def one_line(text: str, longest: int = LONGEST_SUBJECT) -> str:
    """A text as a header may hold it: one line, no control characters, cut with a mark."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def subject_about(number: str, subject: str) -> str:
    """The subject with the number of its record: "[INC-000042] The mail server is down"."""
    line = one_line(subject)
    return line if not number or f"[{number}]" in line else f"[{number}] {line}"


def flaw_of_address(address: str) -> str | None:
    """Why nothing can be sent there."""
    if not _ADDRESS.fullmatch(address):
        return "This is no e-mail address."
    if address.lower().endswith(NOBODY):
        return "Nobody reads mail at this address."
    return None


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait before the next try, four times longer each; None to give up."""
    return None if attempts >= MOST_ATTEMPTS else FIRST_WAIT * 4 ** (attempts - 1)


def too_many_receipts(receipts: int) -> str | None:
    """Whoever sends us many mails in an hour gets few receipts, and a victim of forgery few."""
    if receipts < MOST_RECEIPTS:
        return None
    return f"{MOST_RECEIPTS} receipts went to this address within the hour."


def may_be_a_loop(sent_in_thread: int, *, answers_at_once: bool) -> str | None:
    """With a partner who may be a machine, a thread comes to rest."""
    if not answers_at_once or sent_in_thread < MOST_IN_A_THREAD:
        return None
    return (
        f"This address answers like a machine, and got {MOST_IN_A_THREAD} mails about this "
        "within the hour."
    )
