"""Ids of acts, drawn many at a time: to ask the system for chance costs more than all the rest."""

from collections.abc import Iterator
from os import urandom
from uuid import UUID

LONG = 16
"""The bytes of one."""


def fresh_ids(at_once: int = 1000) -> Iterator[UUID]:
    """As many as are asked for, each as `uuid4` gives them."""
    while True:
        drawn = urandom(LONG * at_once)
        for place in range(0, len(drawn), LONG):
            yield UUID(bytes=drawn[place : place + LONG], version=4)
