"""The guides are complete, say nothing twice, and are written in our own words."""

import re
from collections import Counter

import pytest

from armillary.reference.activities import ACTIVITIES
from armillary.reference.glossary import GLOSSARY
from armillary.reference.guides import GUIDES, Guide, guide, paragraph
from armillary.reference.processes import PROCESSES
from tests.reference.stated import SOURCE

PARAGRAPHS = [each for one in GUIDES for each in one.paragraphs]
TEXTS = [text for one in GUIDES for text in one.texts]

# Words that the glossary keeps from one idea and that name another one here.
OTHERWISE = {"action", "case", "item", "object", "operation", "owner", "procedure", "profile"}

every_guide = pytest.mark.parametrize("each", GUIDES, ids=lambda each: each.process.id)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def runs(text: str, length: int = 7) -> set[tuple[str, ...]]:
    heard = words(text)
    return {tuple(heard[start : start + length]) for start in range(len(heard) - length + 1)}


def test_there_is_a_guide_for_every_process_in_the_order_of_the_model() -> None:
    assert [each.process for each in GUIDES] == list(PROCESSES)
    assert [guide(each).process for each in PROCESSES] == list(PROCESSES)


@every_guide
def test_a_guide_tells_of_every_activity_in_the_order_of_the_model(each: Guide) -> None:
    assert tuple(told.activity for told in each.paragraphs) == each.process.activities


@every_guide
def test_a_guide_says_what_belongs_to_the_process_and_what_sets_it_going(each: Guide) -> None:
    assert (len(each.within), len(each.outside)) == (3, 3)
    assert 3 <= len(each.triggers) <= 4
    assert 3 <= len(each.measures) <= 5


def test_each_of_the_134_activities_has_an_entry_tasks_a_validation_and_an_exit() -> None:
    assert [paragraph(each).activity for each in ACTIVITIES] == list(ACTIVITIES)
    assert all(all(each.texts) for each in PARAGRAPHS)
    assert {len(each.tasks) for each in PARAGRAPHS} <= {3, 4, 5, 6, 7}


@every_guide
def test_a_text_is_a_short_sentence(each: Guide) -> None:
    assert [text for text in each.texts if not re.match(r"[A-Z*].*[.?]$", text)] == []
    assert [text for text in each.texts if not 3 <= len(words(text)) <= 34] == []


def test_nothing_is_said_twice() -> None:
    purposes = [each.guide for each in ACTIVITIES] + [each.purpose for each in PROCESSES]

    assert [text for text, count in Counter([*TEXTS, *purposes]).items() if count > 1] == []


def test_a_task_tells_people_to_do_something() -> None:
    firsts = {words(task)[0] for each in PARAGRAPHS for task in each.tasks}

    assert firsts & {"the", "a", "an", "it", "this", "these", "there", "people", "we"} == set()


@every_guide
def test_no_guide_uses_a_word_that_the_glossary_avoids(each: Guide) -> None:
    avoided = {word.lower() for chapter in GLOSSARY for one in chapter.terms for word in one.avoid}
    said = [
        (word, text)
        for text in each.texts
        for word in avoided - OTHERWISE
        if re.search(rf"\b{re.escape(word)}s?\b", re.sub(r"\*[^*]+\*", "", text).lower())
    ]

    assert said == []


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the source of the model is not beside us")
def test_no_text_of_ours_shares_seven_words_in_a_row_with_the_model_document() -> None:
    theirs = runs((SOURCE / "hp-itsm-reference-model.txt").read_text(encoding="utf-8"))

    purposes = [each.guide for each in ACTIVITIES] + [each.purpose for each in PROCESSES]
    meanings = [term.meaning for chapter in GLOSSARY for term in chapter.terms]

    assert [text for text in (*TEXTS, *purposes, *meanings) if runs(text) & theirs] == []
