"""Worker processes for a test, and looking at what they have done."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections

PATIENCE = 120.0
_ADDRESS = ("HOST", "PORT", "NAME", "USER", "PASSWORD")


@contextmanager
def running(count: int) -> "Iterator[subprocess.Popen[str]]":
    """So many workers, kept alive; its output has the number of each. Ends them as it should."""
    addresses = {
        alias: {key: connections[alias].settings_dict[key] for key in _ADDRESS}
        for alias in connections
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.nursery", str(count), json.dumps(addresses)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    ) as nursery:
        try:
            yield nursery
        finally:
            nursery.terminate()
            nursery.wait(PATIENCE)


def the_next_one(nursery: "subprocess.Popen[str]") -> int:
    """The number of the worker that was started next."""
    assert nursery.stdout is not None
    return int(nursery.stdout.readline())


def until(happened: Callable[[], bool], far: Callable[[], Any] = lambda: None) -> None:
    """Look again and again until it has happened; whatever gets farther may take its time."""
    was, deadline = far(), time.monotonic() + PATIENCE
    while not happened():
        if (now := far()) != was:
            was, deadline = now, time.monotonic() + PATIENCE
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.02)


def lay_out_paper() -> None:
    """A table in which jobs leave their traces."""
    ask("create table trace (number integer)")
    ask("grant select, insert on trace to armillary_web")


def traces() -> list[int]:
    return [number for (number,) in ask("select number from trace order by number")]


def ask(statement: str) -> list[tuple[Any, ...]]:
    """As the owner of the database."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
