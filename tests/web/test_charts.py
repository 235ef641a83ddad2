"""The same figures always give the same drawing, and the drawing tells the truth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.web.charts.bars import columns, rows
from armillary.web.charts.lines import line
from armillary.web.charts.scale import thinned, ticks, whole_ticks, written
from armillary.web.charts.shapes import Bar, Curve, Point, Rule, Words

JAN, FEB = Point("Jan 2016", 10), Point("Feb 2016", 40)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (40, (0, 10, 20, 30, 40)),
        (41, (0, 20, 40, 60)),
        (4, (0, 1, 2, 3, 4)),
        (0.4, (0, 0.1, 0.2, 0.3, 0.4)),
        (7.5, (0, 2, 4, 6, 8)),
        (0, (0, 1)),
        (17136, (0, 5000, 10000, 15000, 20000)),
    ],
)
def test_an_axis_starts_at_nought_and_ends_at_a_round_number(
    top: float, expected: tuple[float, ...]
) -> None:
    assert ticks(top) == expected


def test_what_is_counted_has_no_parts_of_one() -> None:
    assert whole_ticks(1) == (0, 1, 2, 3, 4)
    assert whole_ticks(0) == (0, 1, 2, 3, 4)


@given(st.floats(min_value=1e-6, max_value=1e12))
def test_no_figure_is_above_its_axis_and_the_axis_is_short(top: float) -> None:
    scale = ticks(top)

    assert scale[0] == 0
    assert scale[-1] >= top * 0.999999
    assert 2 <= len(scale) <= 6


def test_upright_bars_are_as_high_as_their_figures() -> None:
    plot = columns([JAN, FEB], "incidents", width=260, height=144)

    assert plot.bars == (
        Bar(x=78.0, y=93.0, width=40.0, height=25.0, hint="Jan 2016: 10 incidents"),
        Bar(x=178.0, y=18.0, width=40.0, height=100.0, hint="Feb 2016: 40 incidents"),
    )
    assert plot.rules[-1] == Rule(48, 118, 248, 118, "axis")
    assert Words(98.0, 136, "Jan 2016", "tick") in plot.words


def test_lying_bars_carry_their_names_and_figures() -> None:
    plot = rows([Point("Service desk", 200), Point("Network", 50)], "incidents", width=454)

    assert [bar.width for bar in plot.bars] == [200.0, 50.0]
    assert plot.words[2:] == (
        Words(180, 47, "Network", "label", "end"),
        Words(246.0, 47, "50", "value", "start"),
    )


def test_a_line_has_its_area_and_its_last_figure() -> None:
    plot = line([JAN, FEB], width=260, height=144)

    assert plot.curves == (
        Curve("98,93 198,18 198,118 98,118", "area"),
        Curve("98,93 198,18", "line"),
    )
    assert plot.words[-1] == Words(198.0, 11.0, "40", "value", "end")


def test_nothing_to_draw_is_an_empty_frame() -> None:
    assert (columns([], "incidents").bars, line([]).curves) == ((), ())
    assert rows([], "incidents").bars == ()


def test_labels_are_thinned_evenly() -> None:
    assert thinned(["a", "b", "c", "d", "e"], 3) == ((0, "a"), (2, "c"), (4, "e"))


def test_figures_are_written_for_people() -> None:
    assert (written(12345), written(7.5), written(0)) == ("12,345", "7.5", "0")
