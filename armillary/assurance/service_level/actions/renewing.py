"""How an agreement is renewed: a successor begins with the same words, and then differs."""

from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.actions.copying import write_again
from armillary.assurance.service_level.actions.ending import has_a_successor
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.vocabulary import STANDING, State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
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
    "hours",
    "standard_service",
    "level",
    "options",
)


@creation(start=State.DRAFT, activity=NEGOTIATE, allowed=keepers)
def draft_again(act: Act, *, replaces: Agreement) -> Agreement:
    """Begin an agreement with the words of one that it will replace."""
    if replaces.state not in STANDING:
        raise Invalid({"replaces": "Only what binds is replaced."})
    given = {name: getattr(replaces, name) for name in SAME}
    return Agreement(replaces=replaces, valid_from=replaces.valid_until, **given)


@change(when=STANDING, activity=NEGOTIATE, allowed=keepers, unless=has_a_successor)
def begin_successor(agreement: Agreement, act: Act) -> News:
    """Begin a draft with the same words; when it is agreed, it takes the place of this one."""
    fresh = draft_again(act, replaces=agreement)
    agreements.copy_what_belongs(agreement, fresh)
    write_again(agreements.objectives(agreement), fresh, act)
    return {"successor": [None, fresh.number]}
