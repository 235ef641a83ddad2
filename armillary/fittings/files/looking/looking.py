"""Having a child look at a file. What it does to the child, it does not do to us."""

import logging
import subprocess
import sys
from threading import BoundedSemaphore

import msgspec

from armillary.fittings.files.looking.seen import Seen
from armillary.kernel.errors import Busy, Invalid

AT_ONCE = 2
"""Children of one process: several that are full at the same time would fill the machine."""
PATIENCE = 9.0
_turn = BoundedSemaphore(AT_ONCE)
_CHILD = [sys.executable, "-I", "-m", "armillary.fittings.files.looking.child"]
logger = logging.getLogger(__name__)


def look(content: bytes) -> Seen:
    """What the file is. Raises Invalid when it is not taken, Busy when too many are looked at."""
    if not _turn.acquire(timeout=PATIENCE):
        raise Busy("Too many files are being looked at. Try again in a moment.")
    try:
        seen = _ask_a_child(content)
    finally:
        _turn.release()
    if seen.refusal:
        raise Invalid({"file": seen.refusal})
    return seen


def _ask_a_child(content: bytes) -> Seen:
    try:
        done = subprocess.run(  # noqa: S603  our own module, and nothing of the file in the words
            _CHILD, input=content, capture_output=True, timeout=PATIENCE, check=False, cwd="/"
        )
        return msgspec.msgpack.decode(done.stdout, type=Seen)
    except (subprocess.TimeoutExpired, msgspec.DecodeError) as error:
        logger.warning("A file could not be looked at: %s", type(error).__name__)
        raise Invalid(
            {"file": "Opening this file takes more time or memory than it may."}
        ) from None
