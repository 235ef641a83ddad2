"""What administrators do with subscriptions."""

from datetime import datetime

from armillary.fittings.calling.client import NotCalled, check
from armillary.fittings.webhooks.models import Subscription
from armillary.fittings.webhooks.outgoing.queries import (
    forget_failures,
    keep_key,
    to_send_again,
    waiting,
)
from armillary.fittings.webhooks.signing import fresh_secret
from armillary.fittings.webhooks.vocabulary import Delivered, State
from armillary.kernel.access import sealed
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.fields import fields_of
from armillary.kernel.jobs import queue
from armillary.kernel.lifecycle import change, creation, holds, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.grammar import question as read_question
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.registry import record_types
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_CLIENTS_SERVERS_NETWORKS
DELIVER = "webhooks: deliver"
PURPOSE = "webhook subscription"
NO_FILTERS = {"after", "before", "limit", "sort", "fields", "number"}


@creation(start=State.ACTIVE, activity=ACTIVITY, allowed=administrators)
def subscribe(
    act: Act,
    *,
    name: str,
    address: str,
    record_type: str,
    verbs: str = "",
    question: str = "",
    fields: str = "",
) -> Subscription:
    """Let a program elsewhere be told what happens, as far as you may see it yourself."""
    made = Subscription(owner=act.actor)
    _set(made, act, name, address, record_type, verbs, question, fields)
    return made


@change(activity=ACTIVITY, when=(State.ACTIVE, State.PAUSED), allowed=administrators)
def revise(
    subscription: Subscription,
    act: Act,
    *,
    name: str,
    address: str,
    record_type: str,
    verbs: str = "",
    question: str = "",
    fields: str = "",
) -> None:
    """Tell it elsewhere, or other things. From now on it is told what you may see."""
    subscription.owner = act.actor
    _set(subscription, act, name, address, record_type, verbs, question, fields)


@transition(source=State.ACTIVE, target=State.PAUSED, activity=ACTIVITY, allowed=administrators)
def pause(subscription: Subscription, act: Act) -> None:
    """Tell it nothing for a while. What happens meanwhile is kept, and told when it goes on."""


@transition(source=State.ACTIVE, target=State.PAUSED, activity=ACTIVITY, allowed=holds(Role.ROBOT))
def let_rest(subscription: Subscription, act: Act) -> None:
    """It has not answered for a day: it is paused until somebody looks at it."""


@transition(source=State.PAUSED, target=State.ACTIVE, activity=ACTIVITY, allowed=administrators)
def resume(subscription: Subscription, act: Act) -> None:
    """Tell it again what happens, beginning with what waited."""
    forget_failures(subscription)
    for key in waiting(subscription):
        queue.defer(DELIVER, {"delivery": key})


@transition(
    source=(State.ACTIVE, State.PAUSED),
    target=State.RETIRED,
    activity=ACTIVITY,
    allowed=administrators,
)
def retire(subscription: Subscription, act: Act) -> None:
    """Tell it nothing any more. What was not delivered is dropped."""
    left = subscription.deliveries.filter(state=Delivered.WAITING)
    left.update(state=Delivered.DROPPED, ended_at=act.at)


@change(activity=ACTIVITY, when=State.ACTIVE, allowed=administrators)
def send_again(subscription: Subscription, act: Act, *, since: datetime | None = None) -> News:
    """Send again what was given up; from a moment on: everything since then, under the same ids."""
    keys = list(to_send_again(subscription, since).values_list("pk", flat=True))
    if not keys:
        raise RuleBroken("There is nothing to send again.")
    rows = subscription.deliveries.filter(pk__in=keys)
    rows.update(state=Delivered.WAITING, attempts=0, ended_at=None)
    for key in keys:
        queue.defer(DELIVER, {"delivery": key})
    return {"sent again": [None, len(keys)]}


@change(activity=ACTIVITY, when=(State.ACTIVE, State.PAUSED), allowed=administrators)
def renew_secret(subscription: Subscription, act: Act, *, kept: str) -> News:
    """Sign with a new secret from now on."""
    keep_key(subscription, kept, act.at)
    return {"secret": [None, "renewed"]}


def secret_anew(subscription: Subscription, act: Act) -> str:
    """Make a new secret and return it, for the first and last time."""
    secret = fresh_secret()
    renew_secret(subscription, act, kept=sealed.seal(PURPOSE, secret))
    return secret


def _set(
    subscription: Subscription,
    act: Act,
    name: str,
    address: str,
    record_type: str,
    verbs: str,
    question: str,
    fields: str,
) -> None:
    """Check all of it together, so that everything that is wrong is told at once."""
    wrong = {
        "address": _flaw_of_address(address),
        **_flaws_of_type(act, record_type, verbs, question, fields),
    }
    if found := {field: why for field, why in wrong.items() if why}:
        raise Invalid(found)
    subscription.name, subscription.address = name, address.strip()
    subscription.record_type, subscription.question = record_type, question.removeprefix("?")
    subscription.verbs = " ".join(verbs.replace(",", " ").split())
    subscription.fields = " ".join(fields.replace(",", " ").split())


def _flaw_of_address(address: str) -> str:
    try:
        check(address.strip())
    except NotCalled as refusal:
        return refusal.message
    return ""


def _flaws_of_type(
    act: Act, record_type: str, verbs: str, question: str, fields: str
) -> dict[str, str]:
    kind = record_types().get(record_type)
    if kind is None:
        return {"record_type": "There is no such type of record: incidents is one."}
    known = {verb.name for verb in (*kind.creations, *kind.verbs)}
    strange = sorted(set(verbs.replace(",", " ").split()) - known)
    unknown = sorted(set(fields.replace(",", " ").split()) - fields_of(kind).keys())
    return {
        "verbs": f"There is no verb {', '.join(strange)} here." if strange else "",
        "fields": f"There is no field {', '.join(unknown)} here." if unknown else "",
        "question": _flaw_of_question(kind, question, act),
    }


def _flaw_of_question(kind: RecordType, question: str, act: Act) -> str:
    try:
        pairs = pairs_of(question.removeprefix("?"))
        if strange := sorted({name for name, _ in pairs} & NO_FILTERS):
            return f"This is to choose records: {', '.join(strange)} does not."
        read_question(kind, pairs, act.actor)
    except BadQuestion as refusal:
        return refusal.message
    return ""
