"""How two sides come to agree: proposing, signing, letting more be promised, and agreeing."""

from datetime import date

from armillary.assurance.service_level.actions.allowed import (
    keepers,
    managers,
    signatories,
    speaker,
)
from armillary.assurance.service_level.actions.ending import supersede
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import agreements, editions, feasibility
from armillary.assurance.service_level.rules.documents import digest
from armillary.assurance.service_level.rules.standing import flaw_of_signing
from armillary.assurance.service_level.vocabulary import (
    STANDING,
    WORKED_ON,
    Kind,
    Side,
    State,
)
from armillary.kernel import by_heart
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import ServiceLevel as Activity

NEGOTIATE = Activity.NEGOTIATE_AND_DOCUMENT_SLAS
STALE = "The words have changed since they were proposed: propose them again."


@transition(source=WORKED_ON, target=State.NEGOTIATING, activity=NEGOTIATE, allowed=keepers)
def propose(agreement: Agreement, act: Act) -> News:
    """Put these words to the other side: they are kept as an edition."""
    words = agreements.text_of(agreement)
    if not words["objectives"]:
        raise RuleBroken("Nothing is promised yet: define an objective first.")
    if agreement.valid_from is None and agreement.kind != Kind.REQUIREMENT:
        raise RuleBroken("Nobody knows from when on it binds: say its first day.")
    edition = editions.keep(agreement, act, words)
    return {"edition": [None, edition.number]}


@transition(source=State.NEGOTIATING, target=State.DRAFT, activity=NEGOTIATE, allowed=keepers)
def reconsider(agreement: Agreement, act: Act) -> News:
    """Take the proposal back to the desk. What was signed is not signed any more."""
    gone = editions.withdraw_signatures(agreement, act.at)
    return {"signatures": [gone, 0]} if gone else None


def cannot_be_signed(agreement: Agreement, act: Act) -> str | None:
    """Signed are the words of the latest edition, once for each side, by different people."""
    if editions.proposed(agreement) is None:
        return STALE
    return _is_taken(agreement, act, _side(agreement, act))


def is_not_signed(agreement: Agreement, act: Act) -> str | None:
    """Both sides sign the same words before they bind."""
    newest = editions.proposed(agreement)
    if newest is None:
        return STALE
    return flaw_of_signing(agreement.kind, editions.signed(agreement), newest.digest)


@change(when=State.NEGOTIATING, activity=NEGOTIATE, allowed=signatories, unless=cannot_be_signed)
def sign(agreement: Agreement, act: Act) -> News:
    """Put your name under the words of the latest edition, for the side on which you stand."""
    side, words = _side(agreement, act), _proposed(agreement)
    editions.add_signature(agreement, act, side, words, person=act.actor, name=act.actor.name)
    return {"signature": [None, f"{act.actor.name}, {side.label.lower()}"]}


@change(when=State.NEGOTIATING, activity=NEGOTIATE, allowed=keepers)
def record_signature(agreement: Agreement, act: Act, *, name: str, signed_on: date) -> News:
    """Record that the other side has signed these words on paper; attach the paper as a file."""
    if signed_on > act.at.date():
        raise Invalid({"signed_on": "This day has not come yet."})
    words = _proposed(agreement)
    if why := _is_taken(agreement, act, Side.THEIRS):
        raise RuleBroken(why)
    editions.add_signature(agreement, act, Side.THEIRS, words, person=None, name=name)
    return {"signature": [None, f"{name}, on paper, {signed_on}"]}


@change(when=WORKED_ON, activity=NEGOTIATE, allowed=managers)
def waive(agreement: Agreement, act: Act, *, reason: str, until: date) -> News:
    """Let it promise more than what it rests on supports, and answer for that until a day."""
    if until <= act.at.date():
        raise Invalid({"until": "A day to come."})
    lacking = [each.says for each in feasibility.check(agreement, act).lacking]
    if not lacking:
        raise RuleBroken("It promises nothing that is not supported: there is nothing to waive.")
    editions.add_waiver(agreement, act, reason, until, lacking)
    return {"waiver": [None, f"until {until}: {reason}"]}


@transition(
    source=State.NEGOTIATING,
    target=State.AGREED,
    activity=NEGOTIATE,
    allowed=keepers,
    unless=is_not_signed,
)
def agree(agreement: Agreement, act: Act) -> News:
    """Both sides have signed: from its first day on these words bind."""
    words = agreements.text_of(agreement)
    if digest(words) != _proposed(agreement):
        raise RuleBroken(STALE)
    found = feasibility.check(agreement, act)
    if found.lacking and editions.waiver_in_force(agreement, act.at.date()) is None:
        raise RuleBroken(
            f"It promises more than what it rests on supports: {found.lacking[0].says} "
            f"{_and_more(len(found.lacking) - 1)}Change it, or let somebody waive it."
        )
    edition = editions.keep(agreement, act, words)
    editions.mark_agreed(edition, act.at, [each.told() for each in found.findings])
    agreement.agreed_at = act.at
    agreement.reviewed_on = act.at.date()
    by_heart.turn()
    replaced = agreement.replaces
    if replaced is not None and replaced.state in STANDING:
        supersede(replaced, act)
    return {"edition": [None, edition.number]}


def _side(agreement: Agreement, act: Act) -> Side:
    return Side.THEIRS if speaker.refusal(agreement, act, NEGOTIATE) is None else Side.OURS


def _proposed(agreement: Agreement) -> str:
    """The digest of the words that lie with the other side. RuleBroken: there are none."""
    newest = editions.proposed(agreement)
    if newest is None:
        raise RuleBroken(STALE)
    return newest.digest


def _is_taken(agreement: Agreement, act: Act, side: Side) -> str | None:
    """Whether this side is signed for, or the actor has signed for the other."""
    standing = list(editions.signatures(agreement))
    if any(each.side == side for each in standing):
        return f"It is signed {side.label.lower()} already."
    if any(act.actor.pk in (each.person_id, each.recorded_by_id) for each in standing):
        return "Nobody signs for both sides."
    return None


def _and_more(many: int) -> str:
    return f"And {many} more. " if many > 0 else ""
