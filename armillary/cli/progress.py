"""Saying what is being done, and since when."""

import time


class Progress:
    """Prints words with the seconds since the start before them."""

    def __init__(self, started: float | None = None) -> None:
        self.started = time.monotonic() if started is None else started

    def __call__(self, words: str) -> None:
        print(f"[{time.monotonic() - self.started:5.1f} s] {words}", flush=True)
