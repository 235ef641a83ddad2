"""`armillary serve`: two web workers and one background worker, watched until told to stop.

It does without Django, and starts the web before anything else: what takes time is to load.
"""

import os
import signal
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from threading import Event

from armillary.cli.exposure import refuses
from armillary.postgres.folder import DataFolder

WEB_WORKERS = 2
GRACE = 10.0
HEAD_START = 1.5
"""Seconds in which the web workers have the processors to themselves: pages come before jobs."""


def run(asked: Namespace) -> int:
    """Serve until SIGINT or SIGTERM; a process that ends by itself is started again."""
    folder = DataFolder.at(asked.data)
    if refuses(asked.host, demo=folder.demo.exists()):
        return 2
    told = Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: told.set())
    children = [Child(web(asked.host, asked.port))]
    try:
        if not import_module("armillary.cli.installed").is_installed(folder, os.environ):
            end(children)
            if code := subprocess.run(command("install", folder), check=False).returncode:
                return code
            children = [Child(web(asked.host, asked.port))]
        told.wait(HEAD_START)
        children.append(Child(command("worker", folder)))
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


def web(host: str, port: int, workers: int = WEB_WORKERS) -> list[str]:
    return [sys.executable, "-m", "armillary.site.web", host, str(port), str(workers)]


def command(name: str, folder: DataFolder) -> list[str]:
    """One of our own commands, for the same house."""
    return [sys.executable, "-m", "armillary.cli.main", name, "--data", str(folder.path)]
