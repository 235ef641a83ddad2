"""Lengths of time are told in hours, exactly or to the minute."""

import pytest

from armillary.engines.lengths import briefly, exactly


@pytest.mark.parametrize(
    ("seconds", "all_of_it", "to_the_minute"),
    [
        (0, "0 s", "0 s"),
        (59, "59 s", "59 s"),
        (60, "1 min", "1 min"),
        (3599, "59 min 59 s", "59 min 59 s"),
        (3600, "1 h", "1 h"),
        (3661, "1 h 1 min 1 s", "1 h 1 min"),
        (3605, "1 h 5 s", "1 h"),
        (7_200_000, "2,000 h", "2,000 h"),
    ],
)
def test_hours_are_the_greatest_part(seconds: int, all_of_it: str, to_the_minute: str) -> None:
    assert (exactly(seconds), briefly(seconds)) == (all_of_it, to_the_minute)
