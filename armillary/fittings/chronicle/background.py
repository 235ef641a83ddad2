"""Writing one portion while the next one is lived through."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Self

from django.db import connections

from armillary.fittings.chronicle.portion import Portion
from armillary.fittings.chronicle.writing import write
from armillary.kernel.acts import Act


class Background:
    """Writes one portion after the other beside the thread that makes them."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._writing: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.submit(connections.close_all)
        self._thread.shutdown()

    def begin(self, act: Act, portions: Iterable[Portion]) -> None:
        """Begin to write; what was begun before must have been waited for."""
        self._writing = self._thread.submit(write, act, portions)

    def wait(self) -> None:
        """Until what was begun is written. Raises what writing it has raised."""
        if self._writing is not None:
            self._writing.result()
            self._writing = None
