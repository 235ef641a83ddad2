"""How an agreement is renewed: a successor begins with the same words, and then differs."""

from armillary.assurance.service_level.actions import objectives
from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.actions.ending import has_a_successor
from armillary.assurance.service_level.models import Agreement, Objective
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.vocabulary import (
    STANDING,
    Better,
    Measure,
    Priority,
    State,
    Window,
)
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change, creation
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import ServiceLevel as Activity

NEGOTIATE = Activity.NEGOTIATE_AND_DOCUMENT_SLAS
SAME = (
    "name",
    "kind",
    "organisation_id",
    "team",
    "owner",
    "counterpart",
    "description",
    "duties",
    "exclusions",
    "notice_days",
    "review_months",
    "price",
    "currency",
    "credit_limit",
)


@creation(start=State.DRAFT, activity=NEGOTIATE, allowed=keepers)
def draft_again(act: Act, *, replaces: Agreement) -> Agreement:
    """Begin an agreement with the words of one that it will replace."""
    given = {name: getattr(replaces, name) for name in SAME}
    return Agreement(replaces=replaces, valid_from=replaces.valid_until, **given)


@change(when=STANDING, activity=NEGOTIATE, allowed=keepers, unless=has_a_successor)
def begin_successor(agreement: Agreement, act: Act) -> News:
    """Begin a draft with the same words; when it is agreed, it takes the place of this one."""
    fresh = draft_again(act, replaces=agreement)
    agreements.copy_what_belongs(agreement, fresh)
    for each in agreements.objectives(agreement):
        _write_again(each, fresh, act)
    return {"successor": [None, fresh.number]}


def _write_again(each: Objective, fresh: Agreement, act: Act) -> None:
    objectives.define(
        act,
        agreement=fresh,
        measure=Measure(each.measure),
        target=each.target,
        share=each.share,
        priority=Priority(each.priority) if each.priority else None,
        covers=each.covers,
        window=Window(each.window),
        warn_at=each.warn_at,
        credit=each.credit,
        metric=each.metric,
        unit=each.unit,
        better=Better(each.better) if each.better else None,
        population=each.population,
    )
