"""The policy of service-level management, in tables."""

from decimal import Decimal

import pytest

from armillary.assurance.service_level.rules.documents import canonical, digest
from armillary.assurance.service_level.rules.redlines import MOST_WORDS, Piece, redline
from armillary.assurance.service_level.rules.targets import (
    amount_of,
    flaw_of_target,
    plain,
    statement,
)
from armillary.engines.lengths import exactly


@pytest.mark.parametrize(
    ("measure", "target", "amount"),
    [
        ("restore", "30 min", "1800"),
        ("restore", "1 h 30 min", "5400"),
        ("restore", "1h30min", "5400"),
        ("restore", "4 H", "14400"),
        ("response", "45 s", "45"),
        ("availability", "99.95 %", "99.95"),
        ("availability", "99.95", "99.95"),
        ("volume", "500", "500"),
        ("custom", "0.25", "0.25"),
    ],
)
def test_targets_are_read_as_people_write_them(measure: str, target: str, amount: str) -> None:
    assert flaw_of_target(measure, target) is None
    assert amount_of(measure, target) == Decimal(amount)


@pytest.mark.parametrize(
    ("measure", "target"),
    [
        ("restore", ""),
        ("restore", "0 h"),
        ("restore", "4"),
        ("restore", "4 hours"),
        ("restore", "-4 h"),
        ("restore", "٤ h"),
        ("restore", "999999999 h"),
        ("availability", "100.1 %"),
        ("availability", "0"),
        ("volume", "1e9"),
        ("volume", "NaN"),
        ("custom", "5 %"),
    ],
)
def test_what_is_no_target_is_not_guessed_at(measure: str, target: str) -> None:
    assert flaw_of_target(measure, target)


def test_times_and_numbers_are_told_without_what_says_nothing() -> None:
    assert [exactly(seconds) for seconds in (0, 90, 5400, 3600, 360_000)] == [
        "0 s",
        "1 min 30 s",
        "1 h 30 min",
        "1 h",
        "100 h",
    ]
    assert [plain(Decimal(each)) for each in ("95.000", "100", "99.95", "1E+2")] == [
        "95",
        "100",
        "99.95",
        "100",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("restore", "", Decimal(14_400), "", "", Decimal(95), "month", 1),
            "Restore within 4 h of critical priority, in 95 % of cases",
        ),
        (
            ("response", "", Decimal(900), "", "", Decimal(100), "month", None),
            "Respond within 15 min, always",
        ),
        (
            ("availability", "", Decimal("99.9"), "", "", Decimal(100), "quarter", None),
            "Available 99.9 % of a quarter",
        ),
        (
            ("volume", "", Decimal(500), "", "", Decimal(100), "year", None),
            "Up to 500 cases a year",
        ),
        (
            ("custom", "Answer of a page", Decimal(2), "s", "lower", Decimal(100), "month", None),
            "Answer of a page: at most 2 s",
        ),
    ],
)
def test_an_objective_is_a_sentence(given: tuple[object, ...], said: str) -> None:
    assert statement(*given) == said  # type: ignore[arg-type]


def words(**more: object) -> dict[str, object]:
    return {"name": "Crew planning", "services": ["Mail", "Phone"], "objectives": [], **more}


def an_objective(number: str, measure: str, said: str) -> dict[str, str]:
    more = dict.fromkeys(("priority", "service", "hours", "population", "credit"), "")
    return {"number": number, "measure": measure, "statement": said, "window": "A month", **more}


def test_the_digest_is_of_the_words_and_not_of_their_order() -> None:
    one, other = words(duties="Ä name"), dict(reversed(words(duties="Ä name").items()))

    assert canonical(one) == canonical(other)
    assert digest(one) == digest(other) != digest(words(duties="A name"))


def test_a_redline_shows_which_words_went_and_which_came() -> None:
    before = words(duties="Name a duty manager for each terminal.")
    after = words(duties="Name a duty manager for each ship and terminal.")

    rows = {row.label: row for row in redline(before, after)}

    duties = rows["Duties of the other side"]
    assert [piece for piece in duties.after if piece.changed] == [Piece("ship and ", changed=True)]
    assert "".join(piece.text for piece in duties.before) == before["duties"]
    assert "".join(piece.text for piece in duties.after) == after["duties"]
    assert [label for label, row in rows.items() if row.changed] == ["Duties of the other side"]


def test_objectives_are_compared_by_what_they_are_and_not_by_their_numbers() -> None:
    before = words(
        objectives=[
            an_objective("OBJ-1", "Time to respond", "In 4 h"),
            an_objective("OBJ-2", "Time to restore", "In 8 h"),
        ]
    )
    after = words(
        objectives=[
            an_objective("OBJ-7", "Time to restore", "In 6 h"),
            an_objective("OBJ-8", "Availability", "99 %"),
        ]
    )

    rows = {row.label: row for row in redline(before, after) if row.changed}

    assert sorted(rows) == ["OBJ-1", "OBJ-7", "OBJ-8"]
    assert rows["OBJ-1"].after == ()
    assert rows["OBJ-8"].before == ()
    assert [piece.text for piece in rows["OBJ-7"].after if piece.changed] == ["6"]


def test_a_text_without_end_is_compared_as_a_whole() -> None:
    before, after = words(duties="a b " * MOST_WORDS), words(duties="b a " * MOST_WORDS)

    [row] = [row for row in redline(before, after) if row.changed]

    assert row.after == (Piece("b a " * MOST_WORDS, changed=True),)
