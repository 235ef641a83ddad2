"""From stored values to words: text with safe links, verbs in the past, names as initials."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.kernel.journal.past import told
from armillary.web.reports.comma_separated import formula_safe
from armillary.web.values.kinds import Moment, Piece
from armillary.web.values.making import initials, moment
from armillary.web.values.prose import pieces
from armillary.web.values.states import state

SLUGS = {"INC": "incidents"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", (Piece("plain"),)),
        ("", ()),
        (
            "See https://example.com/a?b=1, please.",
            (
                Piece("See "),
                Piece("https://example.com/a?b=1", "https://example.com/a?b=1"),
                Piece(", please."),
            ),
        ),
        (
            "Like INC-000042.",
            (Piece("Like "), Piece("INC-000042", "/incidents/INC-000042"), Piece(".")),
        ),
        ("ABC-000042 is no number here", (Piece("ABC-000042 is no number here"),)),
        ("javascript:alert(1)", (Piece("javascript:alert(1)"),)),
        ("data:text/html,x", (Piece("data:text/html,x"),)),
        ("http://", (Piece("http://"),)),
        ('https://a.b/"onclick=x', (Piece("https://a.b/", "https://a.b/"), Piece('"onclick=x'))),
    ],
)
def test_only_addresses_and_numbers_in_a_text_can_be_followed(
    text: str, expected: tuple[Piece, ...]
) -> None:
    assert pieces(text, SLUGS) == expected


@given(st.text())
def test_no_text_is_lost_or_changed(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text, SLUGS)) == text


@given(st.from_regex(r"[a-z]{0,12}:[^ ]{0,30}"))
def test_no_other_scheme_is_ever_followed(text: str) -> None:
    urls = [piece.url for piece in pieces(text, SLUGS) if piece.url]

    assert [url for url in urls if not url.startswith(("http://", "https://", "/incidents/"))] == []


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("resolve", "resolved this"),
        ("log", "logged this"),
        ("take_over", "took this over"),
        ("put_on_hold", "put this on hold"),
        ("categorise", "categorised this"),
        ("override_priority", "overrode priority"),
        ("comment", "commented"),
        ("withdraw", "withdrew this"),
        ("rely", "relied this"),
    ],
)
def test_verbs_are_told_in_the_past(verb: str, words: str) -> None:
    assert told(verb) == words


def test_initials_are_those_of_the_first_and_the_last_name() -> None:
    assert [initials(name) for name in ("Mia van den Berg", "Ada", "", "  ")] == ["MB", "A", "", ""]


def test_a_moment_is_told_in_utc_wherever_it_was_said() -> None:
    there = datetime(2026, 11, 23, 5, 39, tzinfo=timezone(timedelta(hours=2)))

    assert moment(there) == Moment("2026-11-23T03:39:00Z", "23 Nov 2026, 03:39 UTC")
    assert moment(there) == moment(datetime(2026, 11, 23, 3, 39, tzinfo=UTC))


@pytest.mark.parametrize(
    ("stored", "tone"),
    [
        ("new", "new"),
        ("in_progress", "active"),
        ("on_hold", "waiting"),
        ("resolved", "done"),
        ("closed", "closed"),
        ("merged", "closed"),
    ],
)
def test_a_state_has_the_tone_that_its_place_in_life_gives_it(stored: str, tone: str) -> None:
    assert state("incidents", stored).tone == tone


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_in_a_file_starts_a_formula(start: str) -> None:
    assert formula_safe(f"{start}1+1") == f"'{start}1+1"
    assert formula_safe("1+1") == "1+1"
