"""Knowing by heart: what changes seldom is read once, and anew after every change of it.

The tables that it is read from turn one number whenever rows of theirs change: the installation
gives each of them the trigger. The query that signs a request in, and the one by which a job stands
before the database, tell the number. So every worker knows of a change at its next request, and
nobody asks for it.
"""

from collections.abc import Callable, Iterable, Iterator
from threading import local
from typing import Any, Final, Generic, LiteralString, TypeVar

from django.db import connection, models

NUMBER: Final[LiteralString] = "(select id from kernel_turn)"
"""SQL for the number as of now."""
TURNED: Final[LiteralString] = "update kernel_turn set id = nextval('kernel_turn_id_seq')"
"""A number that was rolled back is never given again."""

Known = TypeVar("Known")


class Turn(models.Model):
    """One row: its key is another one after every change of what is known by heart."""


class _Here(local):
    """Where this thread stands, and what it knows there: that does not change under its feet."""

    number = 0

    def __init__(self) -> None:
        self.known: dict[Any, Any] = {}


_here = _Here()
_latest: dict[Any, tuple[int, Any]] = {}
_heeded: set[type[models.Model]] = set()


class ByHeart(Generic[Known]):
    """What `read` reads from tables of these models, as of the number on which a thread stands.

    A thread that stands nowhere reads it anew each time.
    """

    def __init__(
        self, read: Callable[[], Known], tables: Iterable[type[models.Model]] = ()
    ) -> None:
        self.read = read
        heed(*tables)

    def __call__(self) -> Known:
        known = _here.known
        found: Known
        if self in known:
            found = known[self]
            return found
        if not _here.number:
            return self.read()
        latest, value = _latest.get(self, (0, None))
        if latest != _here.number:
            value = self.read()
            _latest[self] = (_here.number, value)
        found = known[self] = value
        return found


def heed(*tables: type[models.Model]) -> None:
    """Let these turn the number. Called once, when the process is declared."""
    _heeded.update(tables)


def heeded() -> Iterator[type[models.Model]]:
    """The models whose tables turn the number."""
    yield from _heeded


def stand_at(number: int) -> None:
    """Know everything as of this number, for what this thread does from now on; 0: nowhere."""
    if number != _here.number:
        _here.number, _here.known = number, {}


def number() -> int:
    """The number on which this thread stands; 0: nowhere."""
    return _here.number


def turn() -> None:
    """What is known by heart has changed otherwise: whoever remembers it shall read it again."""
    with connection.cursor() as cursor:
        cursor.execute(TURNED)


def forget() -> None:
    """Know nothing, as a process that has just begun."""
    _latest.clear()
    _here.number, _here.known = 0, {}
