"""Jobs of the tests: good ones that leave a trace, and some that try to stop the queue."""

import os
import signal
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from typing import Any

from django.db import connection

from armillary.kernel.acts import Act
from armillary.kernel.jobs import known
from armillary.kernel.jobs.memory import keep_within
from armillary.kernel.jobs.worker import Labour, run_forever
from armillary.kernel.journal.witness import FileWitness

LEASE = timedelta(seconds=1)
FIRST_WAIT = timedelta(milliseconds=1)
LONGEST = timedelta(seconds=2)
MEMORY = 512 * 1024**2
Arguments = Mapping[str, Any]


def leave_a_trace(act: Act, arguments: Arguments) -> None:
    """An effect in the database, then some time in which the worker can be killed."""
    with connection.cursor() as cursor:
        cursor.execute("insert into trace values (%s)", (arguments["number"],))
        cursor.execute("select pg_sleep(%s)", (arguments.get("seconds", 0.0),))


def after_a_trace(poison: Callable[[], object]) -> known.Work:
    def work(act: Act, arguments: Arguments) -> None:
        leave_a_trace(act, {"number": -1})
        poison()

    return work


def stumble() -> None:
    raise ValueError("This never works.")


def kill_the_worker() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def cut_the_connection() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(pg_backend_pid())")


def eat_memory() -> None:
    bytearray(2 * MEMORY)


def hang() -> None:
    Event().wait()


known.learn("leave a trace", leave_a_trace)
known.learn("raise", after_a_trace(stumble))
known.learn("kill the worker", after_a_trace(kill_the_worker))
known.learn("cut the connection", after_a_trace(cut_the_connection))
known.learn("eat memory", after_a_trace(eat_memory))
known.learn("hang", after_a_trace(hang))


def be_a_worker() -> None:
    """Work until SIGTERM, and end this process."""
    told = Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    keep_within(MEMORY)
    witness = FileWitness(Path(mkdtemp()) / "journal.witness")
    run_forever(told.is_set, witness, Labour(LEASE, FIRST_WAIT, LONGEST))
    os._exit(0)
