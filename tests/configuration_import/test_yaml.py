"""YAML that anybody may send: plain values, and no way to make us unfold without end."""

import pytest

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.imports.yaml_text import plain_yaml

LAUGHS = "a0: &a0 [ha, ha]\n" + "\n".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 9)
)
MERGES = "a0: &a0 {x: 1, y: 2}\n" + "\n".join(
    f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 9)}]}}" for level in range(1, 9)
)


def test_values_stay_as_they_are_written() -> None:
    text = b"a: 012\nb: 2026-01-02\nc: yes\nd:\ne: [1.50, ~]\nf: {<<: {g: 1, h: 2}, h: 3}"

    assert plain_yaml(text) == {
        "a": "012",
        "b": "2026-01-02",
        "c": "yes",
        "d": None,
        "e": ["1.50", None],
        "f": {"g": "1", "h": "3"},
    }


def test_an_alias_repeats_what_it_names() -> None:
    assert plain_yaml(b"a: &x {b: 1}\nc: *x\nd: {<<: *x}") == {
        "a": {"b": "1"},
        "c": {"b": "1"},
        "d": {"b": "1"},
    }


@pytest.mark.parametrize("bomb", [LAUGHS, MERGES], ids=["aliases", "merges"])
def test_a_bomb_of_aliases_is_refused_at_once(bomb: str) -> None:
    with pytest.raises(WrongSource, match="unfold to more than can be meant"):
        plain_yaml(bomb.encode())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: 1\na: 2", "Line 2: “a” stands there twice."),
        ("a: &x [*x]", "Line 1: an alias stands inside of what it repeats."),
        ("a: *nobody", "Line 1 is no YAML: found undefined alias."),
        ("a: [1\nb: 2", "Line 2 is no YAML: did not find expected ',' or ']'."),
        (
            "a: !!python/object/apply:os.system [ls]",
            "Line 1: “tag:yaml.org,2002:python/object/apply:os.system” is not read here.",
        ),
        ("a: 1\n---\nb: 2", "The file holds 2 documents: send one."),
        ("? [a]\n: 1", "Line 1: a key must be text."),
        ("a: {<<: 3}", "Line 1: only objects can be merged."),
        ("[" * 1000, "Line 1: lists and objects are at most 64 deep."),
        (" \n", "The file is empty."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        plain_yaml(text.encode())

    assert refused.value.message == sentence
