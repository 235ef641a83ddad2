"""`armillary serve`: two web workers and one background worker, watched until told to stop."""

import signal
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event

from django.conf import settings

from armillary.cli.exposure import refuses

WEB_WORKERS = 2
GRACE = 10.0
HEAD_START = 1.5
"""Seconds in which the web workers have the processors to themselves: pages come before jobs."""


def run(asked: Namespace) -> int:
    """Serve until SIGINT or SIGTERM; a process that ends by itself is started again."""
    if refuses(asked.host, demo=settings.DATA.demo.exists()):
        return 2
    told = Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: told.set())
    children = [Child(web(asked.host, asked.port))]
    told.wait(HEAD_START)
    children.append(Child(worker()))
    try:
        while not told.wait(0.5):
            for child in children:
                child.keep_alive()
    finally:
        end(children)
    return 0


@dataclass
class Child:
    """A process that is to run as long as we do."""

    command: Sequence[str]
    process: "subprocess.Popen[bytes]" = field(init=False)
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, start_new_session=True)
        self.started = time.monotonic()

    def keep_alive(self) -> None:
        """Start it again when it ended, but not more than once in two seconds."""
        if self.process.poll() is not None and time.monotonic() - self.started > 2:
            self.start()


def end(children: Sequence[Child]) -> None:
    """Ask all to stop, and stop who does not."""
    for child in children:
        child.process.terminate()
    for child in children:
        try:
            child.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.process.kill()


def web(host: str, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "rsgi", "--no-ws"),
        *("--host", host, "--port", str(port), "--workers", str(WEB_WORKERS)),
        *("--log-level", "warning"),
        *("--respawn-failed-workers", "--respawn-interval", "0.2", "--workers-kill-timeout", "5"),
        "armillary.site.server:app",
    ]


def worker() -> list[str]:
    return [sys.executable, "-m", "armillary.cli.main", "worker", "--data", str(settings.DATA.path)]
