"""`armillary worker`: relays the outbox, seals the journal, does jobs and schedules."""

import signal
from argparse import Namespace
from threading import Event

from armillary.demo import load as demo
from armillary.kernel.jobs.memory import keep_within
from armillary.kernel.jobs.worker import run_forever


def run(asked: Namespace) -> int:
    """Work until told to stop."""
    told = Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: told.set())
    demo.learn()
    keep_within()
    run_forever(told.is_set)
    return 0
