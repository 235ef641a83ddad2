"""A strip of time: drawn in percents, told line by line, whatever it is that was explained."""

from datetime import datetime

from armillary.engines.worktime import instant
from armillary.web.charts.strips import MOST_LINES, Stretch, Strip, strip

BERLIN = "Europe/Berlin"


def at(written: str) -> int:
    return instant(BERLIN, datetime.fromisoformat(written))


def a_day() -> list[Stretch]:
    """Counted in the morning, paused, late in the afternoon, by two teams."""
    return [
        Stretch(at("2026-03-30 08:00"), at("2026-03-30 10:00"), "counted", "", "Desk"),
        Stretch(at("2026-03-30 10:00"), at("2026-03-30 11:00"), "paused", "waits", "Desk"),
        Stretch(at("2026-03-30 11:00"), at("2026-03-30 12:00"), "late", "", "Network"),
    ]


def drawn(stretches: list[Stretch], *signs: tuple[int, str, str]) -> Strip:
    found = strip(stretches, BERLIN, signs)
    assert found is not None
    return found


def test_every_second_has_its_place_and_its_words() -> None:
    found = drawn(a_day())

    assert [(each.x, each.width, each.kind) for each in found.what] == [
        (0.0, 50.0, "counted"),
        (50.0, 25.0, "paused"),
        (75.0, 25.0, "late"),
    ]
    assert found.what[1].hint == (
        "Paused, waits, Desk: Mon 30 Mar 2026, 10:00 to Mon 30 Mar 2026, 11:00"
    )


def test_the_table_tells_the_same_and_adds_up() -> None:
    found = drawn(a_day())

    assert [(each.what, each.lasts, each.counted) for each in found.lines] == [
        ("Counted", "2 h", "2 h"),
        ("Paused", "1 h", "2 h"),
        ("Counted, too late", "1 h", "3 h"),
    ]
    assert [(each.what, each.lasts) for each in found.totals] == [
        ("Counted", "2 h"),
        ("Paused", "1 h"),
        ("Counted, too late", "1 h"),
    ]
    assert found.has_reasons


def test_whoever_held_it_is_named_once_for_as_long_as_it_was_theirs() -> None:
    found = drawn(a_day())

    assert [(each.x, each.width, each.text) for each in found.held] == [
        (0.0, 75.0, "Desk"),
        (75.0, 25.0, "Network"),
    ]


def test_signs_outside_are_not_shown_and_those_at_the_edge_keep_their_words_inside() -> None:
    start, end = at("2026-03-30 08:00"), at("2026-03-30 12:00")

    found = drawn(a_day(), (start - 1, "before", "warn"), (end, "due", "due"))

    assert [(each.x, each.text, each.anchor) for each in found.signs] == [(100.0, "due", "end")]


def test_the_axis_has_few_round_moments_of_the_clock_on_the_wall() -> None:
    hours = drawn(a_day())
    weeks = drawn([Stretch(at("2026-03-27 09:00"), at("2026-04-06 09:00"), "outside")])

    assert [each.text for each in hours.ticks] == ["09:00", "10:00", "11:00"]
    assert [each.text for each in weeks.ticks] == [
        "Sat 28 Mar",
        "Mon 30 Mar",
        "Wed 1 Apr",
        "Fri 3 Apr",
        "Sun 5 Apr",
    ]


def test_many_lines_are_cut_and_the_rest_is_counted() -> None:
    begin = at("2026-03-30 08:00")
    many = [Stretch(begin + n, begin + n + 1, "counted" if n % 2 else "paused") for n in range(299)]

    found = drawn(many)

    assert (len(found.lines), found.left_out) == (MOST_LINES, 299 - MOST_LINES)
    assert found.lines[1].since.endswith("08:00:01")
    assert len(found.what) == 299


def test_of_very_many_stretches_what_most_of_each_column_was_is_drawn() -> None:
    begin = at("2026-01-01 00:00")
    nights = [
        Stretch(begin + n * 9, begin + n * 9 + 9, "counted" if n % 3 == 0 else "outside")
        for n in range(9_000)
    ]
    late = Stretch(nights[-1].end, nights[-1].end + 9 * 9_000, "late")

    found = drawn([*nights, late])

    assert len(found.what) <= 800
    assert [(each.kind, each.x, each.width) for each in found.what] == [
        ("outside", 0.0, 50.0),
        ("late", 50.0, 50.0),
    ]
    assert [total.lasts for total in found.totals] == ["7 h 30 min", "15 h", "22 h 30 min"]


def test_there_is_no_strip_of_no_time() -> None:
    assert strip([], BERLIN) is None
