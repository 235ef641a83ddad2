"""The glossary: one word for one idea, and the page says what the code says."""

import subprocess
import sys

import pytest

from armillary.reference.glossary import GLOSSARY, Chapter, Term, page, term
from armillary.reference.groups import GROUPS
from armillary.reference.processes import PROCESSES
from armillary.reference.roles import ROLES
from tests.reference.stated import PROJECT

TERMS = [term for chapter in GLOSSARY for term in chapter.terms]
WORDS = [term.word.lower() for term in TERMS]

every_term = pytest.mark.parametrize("each", TERMS, ids=lambda each: each.word)


def test_no_word_has_two_meanings() -> None:
    assert sorted(set(WORDS)) == sorted(WORDS)


def test_no_idea_has_two_words() -> None:
    avoided = [word.lower() for term in TERMS for word in term.avoid]

    assert sorted(set(avoided)) == sorted(avoided)
    assert set(avoided) & set(WORDS) == set()


@every_term
def test_a_meaning_is_a_sentence(each: Term) -> None:
    assert each.word[0].isupper()
    assert each.meaning[0].isupper()
    assert each.meaning.endswith(".")


def test_the_words_of_the_model_are_all_explained() -> None:
    titles = [
        *(each.title for each in GROUPS),
        *(each.title for each in PROCESSES),
        *(each.title for each in ROLES),
    ]

    assert [title for title in titles if term(title) is None] == []


def test_a_word_is_found_whatever_its_capitals() -> None:
    found = term("ON HOLD")

    assert found is not None
    assert found.word == "On hold"
    assert term("blockchain") is None


def test_a_page_is_chapters_of_terms_with_the_words_to_avoid() -> None:
    chapter = Chapter("Fruit", "What grows.", (Term("Apple", "A fruit.", avoid=("pome",)),))

    assert page((chapter,)).endswith(
        "## Fruit\n\nWhat grows.\n\n- **Apple**: A fruit. *Not: pome.*\n"
    )


def test_the_page_of_the_handbook_is_what_the_command_writes() -> None:
    command = [sys.executable, "-m", "armillary.reference.glossary"]
    written = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)

    assert (PROJECT / "docs" / "glossary.md").read_bytes() == written.stdout
