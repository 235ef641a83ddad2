"""What counted rows say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.transformation.flow.rules import weighted

COUNTS = st.dictionaries(st.integers(0, 1000), st.integers(1, 50), min_size=1)


@pytest.mark.parametrize(
    ("times", "part", "value"),
    [
        ({}, 0.5, None),
        ({7: 1}, 0.5, 7),
        ({1: 1, 2: 1}, 0.5, 1),
        ({1: 1, 2: 1, 3: 1}, 0.5, 2),
        ({1: 9, 100: 1}, 0.9, 1),
        ({1: 9, 100: 1}, 0.91, 100),
        ({1: 9, 100: 1}, 1, 100),
    ],
)
def test_a_quantile_is_the_nearest_rank(
    times: dict[int, int], part: float, value: int | None
) -> None:
    assert weighted(times.items()).quantile(part) == value


@given(COUNTS, st.floats(0.001, 1))
def test_so_many_do_not_exceed_it_and_no_smaller_value_would_do(
    times: dict[int, int], part: float
) -> None:
    found = weighted(times.items())
    value = found.quantile(part)

    assert value in times
    below = sum(often for each, often in times.items() if each < value)
    assert below < part * found.total <= below + times[value] + 1e-9


def test_values_that_come_again_are_added_up() -> None:
    assert weighted([(1, 2), (1, 3), (2, 0), (3, -1)]).times == {1: 5}
