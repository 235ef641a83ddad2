"""The verbs that the bar of a list offers for many records."""

from dataclasses import dataclass

from armillary.fittings.bulk.asked import LOOKS, verbs_for_many
from armillary.kernel.acts import Act
from armillary.kernel.listing.asked import Pairs, Question
from armillary.kernel.listing.parameters import PLACES, address


@dataclass(frozen=True, slots=True)
class BulkVerb:
    """A verb, its meaning, and where it is tried on many."""

    label: str
    help: str
    url: str


@dataclass(frozen=True, slots=True)
class Bulk:
    """What the bar can do: verbs, and the question that stands for all rows of all pages."""

    verbs: tuple[BulkVerb, ...]
    question: str


def bulk_of(asked: Question, act: Act) -> Bulk:
    """The verbs that this person may do, on what the list shows."""
    kind = asked.kind
    verbs = tuple(
        BulkVerb(verb.label, verb.help.partition("\n")[0], f"/{kind.slug}/bulk/{verb.name}")
        for verb in verbs_for_many(kind, act)
    )
    return Bulk(verbs, question_of(asked.pairs))


def question_of(pairs: Pairs) -> str:
    """What the list means, without how it looks and which page is open."""
    kept = tuple(pair for pair in pairs if pair[0] not in LOOKS | PLACES)
    return address("", kept).removeprefix("?")
