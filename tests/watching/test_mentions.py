"""Who is meant by a name after an @."""

import pytest

from armillary.fittings.watching.mentions import candidates, meant
from armillary.fittings.watching.queries import addressed
from tests.makers import a_person

KNOWN = {"mia": 1, "mia van den berg": 2, "mia.berg": 3, "mia.berg@example.com": 3, "o’brien": 4}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("nobody at all", set()),
        ("@mia.berg", {3}),
        ("Ask @mia.berg.", {3}),
        ("Ask @mia.berg, please", {3}),
        ("(@mia.berg)", {3}),
        ("@Mia van den Berg can you look?", {2}),
        ("@MIA please", {1}),
        ("@O’Brien and @mia.berg@example.com", {3, 4}),
        ("write to mia.berg@example.com", set()),
        ("@@mia.berg", set()),
        ("@nobody.known", set()),
        ("@", set()),
    ],
)
def test_a_mention_means_the_longest_name_that_is_known(text: str, people: set[int]) -> None:
    assert meant(text, KNOWN) == people


def test_who_calls_everybody_calls_nobody() -> None:
    assert candidates("@mia " * 51) == ()
    assert len(candidates("@mia " * 50)) == 50


@pytest.mark.django_db
def test_a_name_that_two_people_bear_means_nobody() -> None:
    mia = a_person(name="Mia Berg", email="mia.berg@example.com")
    for email in ("kim.lee@example.com", "kim.lee@example.org"):
        a_person(name="Kim Lee", email=email)

    found = addressed(["mia berg", "mia.berg", "kim lee", "kim.lee", "kim.lee@example.org", "x"])

    assert (found["mia berg"], found["mia.berg"]) == (mia.pk, mia.pk)
    assert "kim lee" not in found
    assert "kim.lee" not in found
    assert "kim.lee@example.org" in found
    assert addressed([]) == {}
