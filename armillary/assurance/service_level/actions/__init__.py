"""What people and jobs can do to agreements. One verb, one function, one transaction."""

from armillary.assurance.service_level.actions.catalogue import (
    adopt,
    choose_level,
    draft_agreement,
    draft_level,
    hand_gaps_over,
)
from armillary.assurance.service_level.actions.drafting import (
    collect_requirements,
    draft_contract,
    draft_for_customer,
    draft_with_team,
)
from armillary.assurance.service_level.actions.ending import (
    begin_review,
    confirm,
    expire,
    give_notice,
    supersede,
    terminate,
    withdraw,
)
from armillary.assurance.service_level.actions.negotiating import (
    agree,
    propose,
    reconsider,
    record_signature,
    sign,
    waive,
)
from armillary.assurance.service_level.actions.renewing import begin_successor, draft_again
from armillary.assurance.service_level.actions.terms import (
    cover,
    rest_no_more_on,
    rest_on,
    revise,
    uncover,
)

__all__ = [
    "adopt",
    "agree",
    "begin_review",
    "begin_successor",
    "choose_level",
    "collect_requirements",
    "confirm",
    "cover",
    "draft_again",
    "draft_agreement",
    "draft_contract",
    "draft_for_customer",
    "draft_level",
    "draft_with_team",
    "expire",
    "give_notice",
    "hand_gaps_over",
    "propose",
    "reconsider",
    "record_signature",
    "rest_no_more_on",
    "rest_on",
    "revise",
    "sign",
    "supersede",
    "terminate",
    "uncover",
    "waive",
    "withdraw",
]
