"""Saying what is being done, and since when."""

import time


class Progress:
    """Prints words with the seconds since the start before them."""

    def __init__(self, started: float | None = None) -> None:
        self.started = time.monotonic() if started is None else started
        self._last = time.monotonic()

    def at_times(self, words: str) -> None:
        """Once in a second, however often it is asked."""
        if time.monotonic() - self._last >= 1:
            self(words)

    def __call__(self, words: str) -> None:
        self._last = time.monotonic()
        print(f"[{time.monotonic() - self.started:5.1f} s] {words}", flush=True)
