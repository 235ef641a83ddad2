"""How many streams may be open in one worker, so that nobody uses up what all need."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

MOST = 1_000
MOST_EACH = 20


class Full(Exception):
    """There is no place left; the message is fit for the screen."""


class Places:
    """The streams that are open or about to be: in all, and by person."""

    def __init__(self, most: int = MOST, most_each: int = MOST_EACH) -> None:
        self.most, self.most_each = most, most_each
        self.all = 0
        self.by_person: Counter[int] = Counter()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take a place, before anybody asks who it is for. Raises Full."""
        if self.all >= self.most:
            raise Full("Too many pages listen here. Try again in a while.")
        self.all += 1
        try:
            yield
        finally:
            self.all -= 1

    @contextmanager
    def one_of(self, person: int) -> Iterator[None]:
        """Take one of the places of a person. Raises Full."""
        if self.by_person[person] >= self.most_each:
            raise Full("Too many of your pages listen. Close some and try again.")
        self.by_person[person] += 1
        try:
            yield
        finally:
            self.by_person[person] -= 1
            if not self.by_person[person]:
                del self.by_person[person]
