"""Formats by name, and what no format may bring in."""

import math

import pytest

from armillary.assurance.configuration.imports.formats import FORMATS, checked, read
from armillary.assurance.configuration.imports.found import (
    Found,
    FoundItem,
    FoundRelation,
    LeftOut,
    WrongSource,
    gathered,
)

ONE, TWO = FoundItem("1", "server", "one"), FoundItem("2", "server", "two")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("content", [b"", b"\0", b"\xff", b"[", b"<html>", b"a: [", b"{}", b"-"])
def test_no_format_answers_nonsense_with_an_error_of_ours(name: str, content: bytes) -> None:
    with pytest.raises(WrongSource, match=r"\.$"):
        read(name, [content])


def test_an_unknown_format_and_no_file_are_refused() -> None:
    with pytest.raises(WrongSource, match="There is no format “excel”: netbox, compose"):
        read("excel", [b"x"])
    with pytest.raises(WrongSource, match="Send one file"):
        read("gml", [])


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (FoundItem("", "server", "x"), "“” needs a key."),
        (FoundItem("1", "server", " "), "“1” needs a name."),
        (FoundItem("1", "server", "x" * 201), "“1”: its name has more than 200 characters."),
        (FoundItem("1", "Server!", "x"), "“1”: “Server!” is no name of a class."),
        (FoundItem("1", "server", "a\0"), "“1”: its name has the character U+0000."),
        (FoundItem("1", "server", "a\ud800"), "“1”: its name has the character U+D800."),
        (FoundItem("1", "server", "x", {"A b": 1}), "“1”: “A b” is no name of an attribute."),
        (FoundItem("1", "server", "x", {"a": math.inf}), "“1”: a must be a finite number."),
        (FoundItem("1", "server", "x", {"a": 2**63}), "“1”: a is too large a number."),
        (FoundRelation("1", "is in", "2"), "“1”: “is in” is no name of a relation."),
        (FoundRelation("1", "in", "2", "g", 0), "“1”: needed must be from 1 to 10,000."),
        (
            FoundRelation("1", "in", "2", "", 1),
            "“1”: needed counts the members of a group; name one.",
        ),
        (
            FoundRelation("1", "in", "2", "g", 1, 1.5),
            "“1”: share must be more than 0, and at most 1.",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(found: Found, sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        checked(iter([found]))

    assert refused.value.message == sentence


def test_a_relation_comes_once_and_leads_from_one_thing_to_another() -> None:
    joined = FoundRelation("1", "runs_on", "2")

    found = gathered(
        [
            joined,
            ONE,
            TWO,
            joined,
            FoundRelation("1", "runs_on", "1"),
            joined._replace(target_key="3"),
        ]
    )

    assert found.relations == [joined]
    assert found.left_out == [
        LeftOut("1", "It says that it runs on itself."),
        LeftOut("1 runs on 3", "There is no “3”."),
    ]


def test_one_relation_cannot_have_two_strengths() -> None:
    joined = FoundRelation("1", "runs_on", "2")

    with pytest.raises(WrongSource, match="“1” runs on “2” is told twice, with different numbers"):
        gathered([ONE, TWO, joined, joined._replace(share=0.5)])


def test_two_things_cannot_have_one_key() -> None:
    with pytest.raises(WrongSource, match="Two things have the key “1”"):
        gathered([ONE, ONE._replace(name="other")])
