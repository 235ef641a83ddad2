"""What waits for a person, by kind: how much of it, and where it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.queries.approvals import asked_by
from armillary.fittings.handoffs import queries as handoffs
from armillary.fittings.work.queries import COUNTED, facets_of
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.listing.parameters import address
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.web.frame.icons import kind_icon
from armillary.web.values.making import bounded

MOST = 99


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of what waits."""

    label: str
    count: str
    url: str
    icon: str


def waiting_for(actor: Person, approvals: Sequence[Approval]) -> tuple[Waiting, ...]:
    """Work by type, hand-offs, decisions, questions, and what came back: three statements."""
    return (*_work(actor), *_asked(actor, approvals))


def _work(actor: Person) -> Iterator[Waiting]:
    handed = record_type_of(Handoff).slug
    for facet in facets_of(actor):
        slug = facet.kind.slug
        is_handed = slug == handed
        yield Waiting(
            "Hand-offs to answer" if is_handed else facet.kind.plural,
            bounded(facet.count, COUNTED),
            "/hand-offs/inbox" if is_handed else address("/work", (("type", slug),)),
            kind_icon(slug),
        )


def _asked(actor: Person, approvals: Sequence[Approval]) -> Iterator[Waiting]:
    if approvals:
        yield Waiting("Decisions", bounded(len(approvals), MOST), "/approvals/inbox", "checklist")
    questions = len(asked_by(actor).exclude(question="")[: MOST + 1])
    if questions:
        yield Waiting(
            "Questions to answer", bounded(questions, MOST), "/approvals/inbox?of=asked", "message"
        )
    back = len(handoffs.returned(actor, handoffs.sent_by(actor), MOST + 1))
    if back:
        yield Waiting(
            "Hand-offs that came back", bounded(back, MOST), "/hand-offs/inbox", "arrow-back-up"
        )
