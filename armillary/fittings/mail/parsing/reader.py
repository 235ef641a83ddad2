"""Asking the reading process: one message at a time, and no longer than a message may take."""

import atexit
import os
import select
import subprocess
import sys
import time
from threading import Lock

import msgspec

from armillary.fittings.mail.parsing.letter import LARGEST, SECONDS, Letter

TOO_SLOW = f"Reading it took more than {SECONDS} seconds."
ENDED = "The process that read it ended."
MOST_MESSAGES = 1_000
AT_ONCE = 65_536


class Reader:
    """A reading process that is started when it is needed, and anew after it was ended.

    It serves one message after the other, so that not each of them pays for a start.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answered = 0
        atexit.register(self.end)

    def read(self, raw: bytes) -> Letter:
        """The message as a letter; a letter with a problem when the process did not manage it."""
        with self._lock:
            process = self._running()
            until = time.monotonic() + self._seconds
            try:
                return _ask(process, raw[: LARGEST + 1], until)
            except TimeoutError:
                self.end()
                return Letter(problem=TOO_SLOW)
            except (OSError, EOFError, msgspec.MsgspecError):
                self.end()
                return Letter(problem=ENDED)

    def end(self) -> None:
        """Let the process go."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._answered >= MOST_MESSAGES:
            self.end()
        if self._process is None or self._process.poll() is not None:
            self._process = _started()
            self._answered = 0
        self._answered += 1
        return self._process


def _started() -> "subprocess.Popen[bytes]":
    """Python alone: no environment, so no address of a database and no key."""
    command = [sys.executable, "-m", "armillary.fittings.mail.parsing.child"]
    process = subprocess.Popen(  # noqa: S603  our own module, no words of others
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LANG": "C.UTF-8"},
        bufsize=0,
    )
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            os.set_blocking(stream.fileno(), False)
    return process


def _ask(process: "subprocess.Popen[bytes]", raw: bytes, until: float) -> Letter:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    _send(process.stdin.fileno(), len(raw).to_bytes(4, "big") + raw, until)
    size = int.from_bytes(_receive(process.stdout.fileno(), 4, until), "big")
    written = _receive(process.stdout.fileno(), size, until)
    return msgspec.msgpack.decode(written, type=Letter)


def _send(channel: int, content: bytes, until: float) -> None:
    left = memoryview(content)
    while left:
        _wait(until, write=channel)
        left = left[os.write(channel, left[:AT_ONCE]) :]


def _receive(channel: int, size: int, until: float) -> bytes:
    found = bytearray()
    while len(found) < size:
        _wait(until, read=channel)
        piece = os.read(channel, min(size - len(found), AT_ONCE))
        if not piece:
            raise EOFError
        found += piece
    return bytes(found)


def _wait(until: float, *, read: int | None = None, write: int | None = None) -> None:
    """Until the channel is ready. Raises TimeoutError when the time is over."""
    left = until - time.monotonic()
    reading = [] if read is None else [read]
    writing = [] if write is None else [write]
    if left <= 0 or not any(select.select(reading, writing, [], left)):
        raise TimeoutError
