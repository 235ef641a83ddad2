"""All that a guide says, line by line: what its digest is made of, and what editions differ by."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from armillary.reference.guides import Guide
from armillary.transformation.guides.told import Chapter, Exchange, Life, Passage, Told

SHORT = 12
"""How many letters of a digest people are shown, and name."""
ABOUT, ACTIVITIES, INTERACTIONS = "What it is about", "Activities", "What it gets and gives"
ROUTINES, MEASURES, TAILORING = "By itself", "Measures", "What this house has made its own"


class Line(NamedTuple):
    """Something that a guide says: in which part of it, of what, and the words."""

    part: str
    of: str
    text: str


def lines_of(told: Told) -> tuple[Line, ...]:
    """Every line of a guide, in the order in which people read it."""
    return tuple(_lines(told))


def about(guide: Guide) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a guide says of the process as a whole, under its headings."""
    return (
        ("What belongs to it", guide.within),
        ("What does not", guide.outside),
        ("What sets it going", guide.triggers),
        ("What makes it good", (guide.good,)),
    )


def digest_of(lines: tuple[Line, ...]) -> str:
    """The same words, duties, verbs and rules have the same."""
    canonical = json.dumps(lines, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:SHORT]


def _lines(told: Told) -> Iterator[Line]:
    guide = told.guide
    yield Line(ABOUT, "Purpose", told.process.purpose)
    yield from (Line(ABOUT, heading, text) for heading, texts in about(guide) for text in texts)
    for chapter in told.chapters:
        yield from (Line(ACTIVITIES, chapter.activity.title, text) for text in _chapter(chapter))
    exchanged = (("It gets", told.gets), ("It gives", told.gives), ("Both ways", told.shares))
    for way, exchanges in exchanged:
        yield from (Line(INTERACTIONS, way, _exchange(each)) for each in exchanges)
    for life in told.lives:
        yield from _life(life)
    yield from (Line(ROUTINES, e.name, f"{e.when}: {e.what}") for e in told.routines)
    for measure in guide.measures:
        yield Line(MEASURES, measure.name, measure.meaning)
        yield Line(MEASURES, measure.name, measure.formula)
    for change in told.tailoring.changes:
        yield Line(TAILORING, change.kind, change.what)


def _chapter(chapter: Chapter) -> Iterator[str]:
    told = chapter.paragraph
    yield chapter.activity.guide
    yield f"Before: {told.entry}"
    yield from (f"Task: {task}" for task in told.tasks)
    yield f"Done well when: {told.validation}"
    yield f"Afterwards: {told.exit}"
    for letter, roles in chapter.duties:
        yield from (f"{letter.value}: {role.title}" for role in roles)
    yield from (f"Verb: {each.label} ({each.plural.lower()})" for each in chapter.doings)


def _exchange(each: Exchange) -> str:
    along = "".join(f". Goes along. {words}" for words in each.along)
    return f"{each.number} {each.what}: {', '.join(each.parties)}{along}"


def _life(life: Life) -> Iterator[Line]:
    part = f"Record: {life.name}"
    for standing in life.standings:
        yield Line(part, "State", f"{standing.label}: {standing.meaning}")
    labels = {each.value: each.label for each in life.standings}
    for passage in (*life.passages, *life.edits):
        yield Line(part, "Verb", _passage(passage, labels))
    for kept in life.fields:
        told = (kept.kind, kept.help, ", ".join(kept.choices))
        yield Line(part, "Field", f"{kept.label}: {'; '.join(filter(None, told))}")


def _passage(each: Passage, labels: dict[str, str]) -> str:
    way = ", ".join(labels[value] for value in each.sources) or "any state"
    goal = ", ".join(labels[value] for value in each.targets) or "the same"
    rule = f" Rule: {each.rule}" if each.rule else ""
    return f"{each.label}, from {way} to {goal}: {each.help}{rule}"
