"""The worker: relays the outbox, starts what is due, does jobs. Any number of them may run.

The relay has a thread and a connection of its own, so that a long job delays no screen and no
seal. Whatever happens to the database, both go on as soon as it is back.
"""

import logging
import os
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Thread

from django.db import Error, connection

from armillary.kernel.jobs import pulse, schedules
from armillary.kernel.jobs.doing import LONGEST, do_one
from armillary.kernel.jobs.queue import FIRST_WAIT, LEASE
from armillary.kernel.journal.sealing import AT_ONCE
from armillary.kernel.journal.witness import Witness, of_this_installation
from armillary.kernel.outbox.relay import relay

logger = logging.getLogger(__name__)
Stop = Callable[[], bool]
IDLE = 0.1
LONGEST_WAIT = 10.0
PULSE = timedelta(seconds=5)
ROUND = timedelta(seconds=1)


def run_forever(stop: Stop, witness: Witness | None = None, labour: "Labour | None" = None) -> None:
    """Work until `stop` says so; what is being done then is done to its end."""
    testimony = witness or of_this_installation()
    relaying = Thread(target=keep_at, args=(Relay(testimony), stop), name="relay")
    relaying.start()
    keep_at(labour or Labour(), stop)
    relaying.join()


class Relay:
    """One half: seal what waits and say that this worker lives.

    It rests after each batch but a full one, so that many lines share a batch when many come: a
    batch costs as much as dozens of lines.
    """

    def __init__(self, witness: Witness) -> None:
        self.witness = witness
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.started = datetime.now(UTC)
        self.said = datetime.min.replace(tzinfo=UTC)

    def __call__(self) -> bool:
        now = datetime.now(UTC)
        if now - self.said >= PULSE:
            pulse.beat(self.name, self.started, now)
            self.said = now
        return relay(self.witness) == AT_ONCE

    def leave(self) -> None:
        pulse.end(self.name)


class Labour:
    """The other half: turn what is due into jobs, and do one."""

    def __init__(
        self,
        lease: timedelta = LEASE,
        first_wait: timedelta = FIRST_WAIT,
        longest: timedelta = LONGEST,
    ) -> None:
        self.lease = lease
        self.first_wait = first_wait
        self.longest = longest
        self.looked = datetime.min.replace(tzinfo=UTC)

    def __call__(self) -> bool:
        now = datetime.now(UTC)
        if now - self.looked >= ROUND:
            schedules.begin(now)
            schedules.enqueue_due(now)
            self.looked = now
        return do_one(now, lease=self.lease, first_wait=self.first_wait, longest=self.longest)

    def leave(self) -> None:
        """There is nothing to take back."""


def keep_at(half: Relay | Labour, stop: Stop) -> None:
    """Do it again and again: at once while there is work, soon when there is none, later when
    the database is away."""
    wait = IDLE
    while not stop():
        try:
            if not half():
                time.sleep(IDLE)
            wait = IDLE
        except Error as error:
            logger.warning("The database is away: %s", str(error).strip())
            wait = _waited(wait, stop)
        except Exception:
            logger.exception("The worker stumbled and goes on.")
            wait = _waited(wait, stop)
    _leave(half)


def _waited(wait: float, stop: Stop) -> float:
    """Wait, forget the broken connection, and say how long to wait the next time."""
    until = time.monotonic() + wait
    while time.monotonic() < until and not stop():
        time.sleep(IDLE)
    connection.close()
    return min(wait * 2, LONGEST_WAIT)


def _leave(half: Relay | Labour) -> None:
    try:
        half.leave()
    except Error as error:
        logger.warning("The worker left without a word: %s", error)
    finally:
        connection.close()
