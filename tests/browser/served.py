"""The product served on a free port by its own server, with a relay that announces what happens."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

from django.conf import settings
from django.db import connections

from armillary.cli.serve import web
from armillary.kernel.journal.witness import Head
from armillary.kernel.outbox.relay import relay

PATIENCE = 30.0


@dataclass
class Remembering:
    """A witness that keeps what it is told in memory."""

    told: list[Head] = field(default_factory=list)

    def tell(self, head: Head) -> None:
        self.told.append(head)

    def heads(self) -> list[Head]:
        return self.told


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of the product on the database that Django's connections look at now."""
    port = free_port()
    process = subprocess.Popen(web("127.0.0.1", port, workers=1), env=environment(data))
    told = Event()
    relaying = Thread(target=relay_until, args=(told,))
    relaying.start()
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        told.set()
        relaying.join()
        process.terminate()
        process.wait(10)


def environment(data: Path) -> dict[str, str]:
    """What the server must know: the same database, the same key, the same declarations."""
    owner = connections["owner"].settings_dict
    address = f"{owner['USER']}:{owner['PASSWORD']}@{owner['HOST']}:{owner['PORT']}"
    return {
        **os.environ,
        "ARMILLARY_DATA": str(data),
        "DATABASE_URL": f"postgresql://{address}/{owner['NAME']}",
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "ARMILLARY_TEST_KEY": settings.SECRET_KEY,
        "ARMILLARY_TEST_STATIC": settings.STATIC_URL,
    }


def relay_until(told: Event) -> None:
    """What the worker does, without the rest of it."""
    witness = Remembering()
    while not told.wait(0.05):
        relay(witness)
    connections.close_all()


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("The server did not come up.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
