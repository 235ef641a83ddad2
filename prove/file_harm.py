"""P24: no file harms the server: none breaks it, takes long or much, or is written elsewhere."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, cycle, islice
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any

import psutil

from armillary.fittings.files.keeping import keep
from armillary.fittings.files.stores.chosen import the_store
from armillary.fittings.files.stores.folder import FolderStore
from armillary.kernel.errors import Refusal
from armillary.operations.incident.models import Incident
from bench.load import load
from prove.house import House
from prove.people import acting
from prove.promise import Figure, Size, at_most, exactly, none
from tests.files.hostile import corpus, mutants
from tests.makers import an_agent, by, now

FILES = 200
SECONDS, MEBIBYTES = 10.0, 300.0
MEBIBYTE = 1024 * 1024


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Attach hostile files, one after the other, and watch what each of them costs."""
    load(5, lambda words: None)
    wanted = size.of(FILES, short=30)
    written: set[str] = set()
    sys.addaudithook(lambda event, told: _note(event, told, written))
    broken = tried = 0
    slowest = largest = 0.0
    for content in islice(_files(size.chance("P24")), wanted):
        started = time.monotonic()
        with _memory() as grown:
            broken += _breaks(content)
        slowest = max(slowest, time.monotonic() - started)
        largest = max(largest, grown[0])
        tried += 1
    store = the_store()
    inside = str(store.path) if isinstance(store, FolderStore) else ""
    yield exactly("hostile files", wanted, tried)
    yield none("neither taken nor refused in words", broken)
    yield at_most("slowest", SECONDS, slowest, " s")
    yield at_most("largest growth", MEBIBYTES, largest, " MiB")
    yield none("written outside of the store", sum(not path.startswith(inside) for path in written))


def _breaks(content: bytes) -> bool:
    """Whether attaching it ends in anything but a file or a refusal."""
    try:
        with acting():
            act = by(an_agent(), now())
            [incident] = Incident.objects.order_by("pk")[:1]
            keep(act, incident, name="x", content=content)
    except Refusal:
        return False
    except Exception:  # noqa: BLE001  that is what is counted
        return True
    return False


def _files(chance: Random) -> Iterator[bytes]:
    """The corpus where it is there, then mutants without end."""
    given = (content for _, _, content in corpus("upload") if isinstance(content, bytes))
    return chain(given, chain.from_iterable(mutants(chance) for _ in cycle((0,))))


def _note(event: str, told: tuple[Any, ...], written: set[str]) -> None:
    """Remember each regular place that is opened for writing."""
    if event != "open" or not isinstance(told[0], str | os.PathLike):
        return
    flags = told[2] if isinstance(told[2], int) else 0
    if flags & (os.O_WRONLY | os.O_RDWR) and not str(told[0]).startswith("/dev/"):
        written.add(str(Path(told[0]).resolve()))


@contextmanager
def _memory() -> Iterator[list[float]]:
    """By how many MiB we and our children have grown at the most."""
    grown, done, before = [0.0], Event(), _resident()

    def watch() -> None:
        while not done.wait(0.01):
            grown[0] = max(grown[0], _resident() - before)

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield grown
    finally:
        done.set()
        watcher.join()


def _resident() -> float:
    ours = psutil.Process()
    held = 0
    for process in (ours, *ours.children(recursive=True)):
        try:
            held += process.memory_info().rss
        except psutil.Error:
            continue
    return held / MEBIBYTE
