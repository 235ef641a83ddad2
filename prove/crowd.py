"""Many at once: threads that do the same thing until they are told to stop, or so many times."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")


def together(tasks: Iterable[Callable[[], T]]) -> list[T]:
    """Do all tasks at the same moment, a thread each, and give their answers in order."""
    listed = list(tasks)
    with ThreadPoolExecutor(len(listed)) as threads:
        return [each.result() for each in [threads.submit(task) for task in listed]]


@contextmanager
def meanwhile(tasks: Iterable[Callable[[Event], None]]) -> Iterator[None]:
    """Do these in threads as long as the context lasts; each looks at the event and ends.

    What one of them raises is raised here at the end.
    """
    told = Event()
    broken: list[BaseException] = []

    def watched(task: Callable[[Event], None]) -> None:
        try:
            task(told)
        except BaseException as error:  # noqa: BLE001  it is raised again below
            broken.append(error)

    threads = [Thread(target=watched, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        told.set()
        for thread in threads:
            thread.join()
    if broken:
        raise broken[0]
