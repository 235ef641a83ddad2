"""Whoever goes away while a file is sent leaves no file behind, and no open transaction."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from armillary.gate.handing import PIECE
from tests.makers import an_agent, by, signed_in_client
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db
ADDRESS = "/things/export?format=csv&every=true"


@pytest.fixture
def client() -> Client:
    """A browser of somebody who sees more than one piece of things."""
    agent = an_agent()
    for number in range(40):
        shelve(by(agent), title=f"Thing {number}", about="x" * 4_000)
    return signed_in_client(agent)


def deleted_but_open() -> set[str]:
    """Files that this process holds and that have no name any more."""
    found = set()
    for each in Path("/proc/self/fd").iterdir():
        try:
            held = str(each.readlink())
        except OSError:
            continue
        if held.endswith("(deleted)"):
            found.add(f"{each.name} {held}")
    return found


@pytest.mark.parametrize("pieces", [0, 1, 2])
def test_a_file_that_is_not_read_to_its_end_is_let_go(client: Client, pieces: int) -> None:
    before, depth = deleted_but_open(), len(connection.savepoint_ids)

    answer: Any = client.get(ADDRESS)
    sent = iter(answer.streaming_content)
    read = [len(next(sent)) for _ in range(pieces)]
    held = deleted_but_open() - before
    answer.close()
    del answer, sent

    assert read == [PIECE] * pieces
    assert held
    assert deleted_but_open() - before == set()
    assert len(connection.savepoint_ids) == depth
