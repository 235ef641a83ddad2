"""What a review goes through: drawn up from what was counted, and acknowledged."""

from armillary.assurance.service_level.actions.allowed import keepers, speaker
from armillary.assurance.service_level.models import ServiceReview
from armillary.assurance.service_level.queries import packs, reviewing
from armillary.assurance.service_level.vocabulary import ReviewState as State
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken
from armillary.kernel.lifecycle import change
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import ServiceLevel as Activity

ACTIVITY = Activity.CONDUCT_SERVICE_REVIEWS
BRIEF = 12
"""So much of a digest tells one from another to the eye."""


def has_not_begun(review: ServiceReview, act: Act) -> str | None:
    """Of a period that is to come there is nothing to tell."""
    if review.period_from < act.at.date():
        return None
    return "The period that is looked at has not begun."


def is_nothing_new(review: ServiceReview, act: Act) -> str | None:
    """Somebody has to draw it up first, and once is enough."""
    newest = packs.latest(review)
    if newest is None:
        return "There is no pack yet."
    if newest.acknowledged_at is not None:
        return f"{newest.name} has acknowledged it already."
    return None


@change(when=(State.ARRANGED, State.HELD), activity=ACTIVITY, allowed=keepers, unless=has_not_begun)
def draw_up_pack(
    review: ServiceReview, act: Act, *, summary: str = "", questions: str = ""
) -> News:
    """Count what the review goes through and freeze it. Open questions: one a line."""
    words = reviewing.document(review, act, summary=summary, questions=questions)
    made = packs.keep(review, act, words)
    return {"pack": [None, f"{made.number}, sha256 {made.digest[:BRIEF]}…"]}


@change(
    when=(State.ARRANGED, State.HELD, State.SIGNED),
    activity=ACTIVITY,
    allowed=speaker,
    unless=is_nothing_new,
)
def acknowledge_pack(review: ServiceReview, act: Act) -> News:
    """Say for the other side that you have seen the newest pack, as it is."""
    pack = packs.latest(review)
    if pack is None:
        raise RuleBroken("There is no pack yet.")
    packs.acknowledge(pack, act)
    return {"acknowledged": [None, f"pack {pack.number}, sha256 {pack.digest[:BRIEF]}…"]}
