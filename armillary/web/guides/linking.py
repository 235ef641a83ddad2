"""Texts of guides with their links: processes lead to their guides, words to the glossary."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.text import slugify

from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import record_types
from armillary.reference.activities import Activity
from armillary.reference.glossary import GLOSSARY, term
from armillary.reference.processes import PROCESSES, process

GLOSSARY_URL = "/glossary"
SHORTEST = 4
EVERYDAY = frozenset(
    {
        *("door", "group", "head", "link", "number", "person", "process", "record", "report"),
        *("search", "service", "store", "team", "version", "view", "fact", "form", "party"),
        *("state", "task", "calendar", "question", "measure", "session", "interval", "exception"),
        *("change", "release", "policy", "minutes", "attribute", "board", "schedule"),
    }
)
"""Terms that are everyday words as well: a link at each would tell nobody anything."""
STRONG = re.compile(r"\*([^*]+)\*")
SHORT_NAMES = {"business assessment": "business-assessment", "finance": "financial-management"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; it leads to an address, is what is written on a button, or neither."""

    text: str
    url: str = ""
    hint: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Linker:
    """Links each word once, where it first stands; `own` is the process that the text is about.

    Without `guides` it leads to the glossary alone, which is for everybody.
    """

    own: str
    seen: set[str]
    guides: bool = True

    @classmethod
    def of(cls, own: str, *, guides: bool = True) -> "Linker":
        return cls(own, set(), guides)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """A text in pieces, in its order: together they are the text without its asterisks."""
        return tuple(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[Piece]:
        for place, part in enumerate(STRONG.split(text)):
            if place % 2:
                yield _strong(part)
            else:
                yield from self._linked(part)

    def _linked(self, text: str) -> Iterator[Piece]:
        start = 0
        for found in _pattern().finditer(text):
            piece = _target(found[0])
            if piece.url in self.seen or not self._leads(piece.url):
                continue
            self.seen.add(piece.url)
            if found.start() > start:
                yield Piece(text[start : found.start()])
            yield piece
            start = found.end()
        if start < len(text):
            yield Piece(text[start:])

    def _leads(self, url: str) -> bool:
        return url != guide_url(self.own) and (self.guides or url.startswith(GLOSSARY_URL))


def guide_url(process_id: str) -> str:
    """Where the guide of a process is."""
    return f"/guides/{process_id}"


def activity_url(activity: Activity) -> str:
    """Where the guide tells how an activity is done."""
    _, _, anchor = activity.value.partition(".")
    return f"{guide_url(activity.process)}#{anchor}"


def term_anchor(word: str) -> str:
    """The name of a term in the address of the glossary; “back out” is not “back-out”."""
    return f"term-{slugify(word.replace(' ', '_'))}"


def term_url(word: str) -> str:
    """Where a term is explained."""
    return f"{GLOSSARY_URL}#{term_anchor(word)}"


def explained(text: str, *, guides: bool) -> tuple[Piece, ...]:
    """A text by itself, such as what stands above a form, with its words linked."""
    return Linker.of("", guides=guides).pieces(text)


def _strong(words: str) -> Piece:
    """What is written on a button: a verb of the glossary, or the name of a page."""
    found = term(words)
    if found is None:
        return Piece(words, is_strong=True)
    return Piece(words, term_url(found.word), found.meaning, is_strong=True)


def labels_of(kind: RecordType) -> set[str]:
    """What people read on its states, and on the buttons of its verbs."""
    verbs = (*kind.creations, *kind.verbs)
    return {str(label) for _, label in kind.states.choices} | {verb.label for verb in verbs}


def _target(words: str) -> Piece:
    name, places = words.lower(), _places()
    url, hint = places[name if name in places else name.removesuffix("s")]
    return Piece(words, url, hint)


@cache
def _pattern() -> re.Pattern[str]:
    """The longest word first, so that “service-level agreement” is not read as a service."""
    words = sorted(_places(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)


@cache
def _places() -> Mapping[str, tuple[str, str]]:
    """Where each word leads, and what is said of it: no verbs and no states are linked."""
    pressed = {label.lower() for kind in record_types().values() for label in labels_of(kind)}
    named = {each.title.lower(): each for each in PROCESSES}
    named |= {words: process(identifier) for words, identifier in SHORT_NAMES.items()}
    terms = {
        found.word.lower(): (term_url(found.word), found.meaning)
        for chapter in GLOSSARY
        for found in chapter.terms
        if len(found.word) >= SHORTEST
        and found.word.lower() not in pressed | EVERYDAY
        and "(" not in found.word
    }
    return terms | {words: (guide_url(each.id), each.purpose) for words, each in named.items()}
