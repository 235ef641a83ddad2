"""A real log of a service desk: its steps that nobody allows are named, and counted as they are.

The whole of the log is looked at in tests/incident_import/test_full_log.py, where it is imported.
"""

import pytest

from tests.conformance.logs import WAITING, check_with, how_they_lived, moved_between, told
from tests.incident_import.test_importing import imported
from tests.incident_import.test_sample import SAMPLE

pytestmark = pytest.mark.usefixtures("own_database")


def test_what_the_sample_has_done_and_nobody_allows_is_listed_with_counts() -> None:
    imported(SAMPLE)

    moves, firsts = told(SAMPLE)
    lived = how_they_lived()

    held_twice = moved_between(moves, WAITING, WAITING)
    assert held_twice > 0
    assert [(str(each.step), each.often) for each in lived.used if not each.allowed] == [
        ("hold: on_hold → on_hold", held_twice)
    ]
    check_with(lived, moves, firsts)
