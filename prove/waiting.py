"""Waiting for something to happen, as long as it may take and no longer."""

import time
from collections.abc import Callable
from typing import Any


def until(happened: Callable[[], Any], seconds: float) -> None:
    """Look again and again. TimeoutError: it did not happen."""
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError("It did not happen in time.")
        time.sleep(0.1)
