"""A mail server of our own that keeps what it is given, and can be told to refuse."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

LOOPBACK = "127.0.0.1"


@dataclass
class Sink:
    """What arrived, and what to answer instead of taking it."""

    port: int
    answer: str = ""
    arrived: list[EmailMessage] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Called by aiosmtpd for each message."""
        if self.answer:
            return self.answer
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.arrived.append(message)
        self.senders.append(envelope.mail_from)
        return "250 Kept"


@contextmanager
def sink() -> Iterator[Sink]:
    """A server on a free port of this machine."""
    kept = Sink(port=a_free_port())
    controller = Controller(kept, hostname=LOOPBACK, port=kept.port, ready_timeout=20)
    controller.start()
    try:
        yield kept
    finally:
        controller.stop()


def a_free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as made:
        made.bind((LOOPBACK, 0))
        port: int = made.getsockname()[1]
    return port
