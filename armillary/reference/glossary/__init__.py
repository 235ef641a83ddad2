"""The glossary: one word for one idea, from the reference model to the last verb."""

from armillary.reference.glossary.approvals import APPROVALS
from armillary.reference.glossary.availability import AVAILABILITY
from armillary.reference.glossary.batches import BATCHES
from armillary.reference.glossary.change import CHANGES, CHANGING, PASSING
from armillary.reference.glossary.clocks import CLOCKS
from armillary.reference.glossary.configuration import (
    DOING,
    INTEGRITY,
    ITEMS,
    LIFE,
    SOURCES,
)
from armillary.reference.glossary.conformance import CONFORMANCE
from armillary.reference.glossary.consults import CONSULTS
from armillary.reference.glossary.files import FILES
from armillary.reference.glossary.guides import READING
from armillary.reference.glossary.house import HOUSE
from armillary.reference.glossary.incident import STATES, THINGS, VERBS
from armillary.reference.glossary.mail import MAIL
from armillary.reference.glossary.model import MODEL, PARTS, WHEEL
from armillary.reference.glossary.neighbours import NEIGHBOURS
from armillary.reference.glossary.page import page
from armillary.reference.glossary.product import ACCESS, JOURNAL, LOOKING, RECORDS, STANDING
from armillary.reference.glossary.service_level import AGREEMENTS, NEGOTIATING
from armillary.reference.glossary.service_level import STANDING as AGREEING
from armillary.reference.glossary.tasks import TASKS
from armillary.reference.glossary.term import Chapter, Term
from armillary.reference.glossary.time import TIME
from armillary.reference.glossary.told import TOLD
from armillary.reference.glossary.webhooks import WEBHOOKS

GLOSSARY: tuple[Chapter, ...] = (
    MODEL,
    WHEEL,
    PARTS,
    RECORDS,
    STANDING,
    JOURNAL,
    CONFORMANCE,
    ACCESS,
    HOUSE,
    LOOKING,
    READING,
    BATCHES,
    WEBHOOKS,
    TASKS,
    APPROVALS,
    CONSULTS,
    TIME,
    CLOCKS,
    TOLD,
    FILES,
    THINGS,
    STATES,
    VERBS,
    MAIL,
    ITEMS,
    LIFE,
    SOURCES,
    DOING,
    INTEGRITY,
    AGREEMENTS,
    AGREEING,
    NEGOTIATING,
    CHANGES,
    PASSING,
    CHANGING,
    AVAILABILITY,
    NEIGHBOURS,
)

_BY_WORD = {term.word.lower(): term for chapter in GLOSSARY for term in chapter.terms}


def term(word: str) -> Term | None:
    """The entry for a word, whatever its capitals; None when the glossary has none."""
    return _BY_WORD.get(word.lower())


__all__ = ["GLOSSARY", "Chapter", "Term", "page", "term"]
