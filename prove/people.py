"""Who tries the promises: people of the house, made by its own verbs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction

from armillary.kernel.access.standing import stand_as
from prove.caller import Caller
from prove.house import House
from tests import makers

T = TypeVar("T")


@contextmanager
def acting() -> Iterator[None]:
    """One transaction, committed at the end, in which the robot stands before the database."""
    with transaction.atomic():
        stand_as(makers.the_robot())
        yield


def made(maker: Callable[[], T]) -> T:
    """Whatever the maker makes, committed."""
    with acting():
        return maker()


def caller(house: House, person: Any) -> Caller:
    """A program that calls with a fresh token of this person."""
    return Caller(house.address, made(lambda: makers.a_token(person)))
