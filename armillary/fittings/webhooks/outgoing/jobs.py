"""Delivering: one job for each delivery, which is done, tried later, or given up in the end.

While the other side fails, all its deliveries rest until one of them may try again: so a dead host
costs one call at a time, and no other work waits behind it. The order is not promised.
"""

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from armillary.fittings.calling.client import Answer, NoAnswer, NotCalled, call
from armillary.fittings.notifications.telling import tell
from armillary.fittings.notifications.vocabulary import What
from armillary.fittings.webhooks import signing
from armillary.fittings.webhooks.models import Delivery, Health
from armillary.fittings.webhooks.outgoing import actions, queries
from armillary.fittings.webhooks.outgoing.events import CONTENT_TYPE
from armillary.fittings.webhooks.outgoing.rules import EXCERPT, KEPT, PAUSE_AFTER, wait_after
from armillary.fittings.webhooks.vocabulary import Delivered, State
from armillary.kernel.access import sealed
from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal
from armillary.kernel.jobs import known, queue

SPREAD = timedelta(milliseconds=50)


def deliver(act: Act, arguments: Mapping[str, Any]) -> None:
    """Try one delivery."""
    delivery = queries.delivery(arguments["delivery"])
    if delivery is None or delivery.state != Delivered.WAITING:
        return
    if delivery.subscription.state != State.ACTIVE:
        return  # it waits; whoever resumes the subscription has it tried again
    health = queries.health_of(delivery.subscription)
    if health.resting_until and health.resting_until > act.at:
        later = health.resting_until + SPREAD * (delivery.pk % 100)
        queue.defer(actions.DELIVER, {"delivery": delivery.pk}, run_at=later)
        return
    answer = _tried(delivery, act)
    if answer is not None and answer.fine:
        _done(delivery, health, act)
    else:
        _failed(delivery, health, act)


known.learn(actions.DELIVER, deliver)


def _tried(delivery: Delivery, act: Act) -> Answer | None:
    """Make the call and write down what came of it."""
    began = time.monotonic()
    answer, error = None, ""
    body = delivery.body.encode()
    try:
        secret = _secret(delivery, act)
        headers = signing.headers(secret, str(delivery.event), act.at, body)
        headers["Content-Type"] = CONTENT_TYPE
        answer = call(delivery.subscription.address, headers=headers, body=body)
    except (NotCalled, NoAnswer, ValueError) as refusal:
        error = str(refusal)
    delivery.log.create(
        at=act.at,
        milliseconds=round((time.monotonic() - began) * 1000),
        status=answer.status if answer else None,
        answer=_excerpt(answer.body) if answer else "",
        error=error,
    )
    return answer


def _secret(delivery: Delivery, act: Act) -> str:
    """The secret, made with the first delivery where nobody has asked for it before."""
    kept = queries.key_of(delivery.subscription)
    if kept is None:
        return actions.secret_anew(delivery.subscription, act)
    return sealed.unseal(actions.PURPOSE, kept.sealed)


def _excerpt(body: bytes) -> str:
    return body[:EXCERPT].decode("utf-8", "replace").replace("\x00", "\ufffd")


def _done(delivery: Delivery, health: Health, act: Act) -> None:
    delivery.attempts += 1
    delivery.state, delivery.ended_at = Delivered.DONE, act.at
    delivery.save(update_fields=["attempts", "state", "ended_at"])
    if health.failures:
        queries.forget_failures(delivery.subscription)


def _failed(delivery: Delivery, health: Health, act: Act) -> None:
    """Try again later, or give up; after a day of failures pause the subscription."""
    delivery.attempts += 1
    wait = wait_after(delivery.attempts)
    if wait is None:
        delivery.state, delivery.ended_at = Delivered.DEAD, act.at
    else:
        queue.defer(actions.DELIVER, {"delivery": delivery.pk}, run_at=act.at + wait)
    delivery.save(update_fields=["attempts", "state", "ended_at"])
    health.failures += 1
    health.failing_since = health.failing_since or act.at
    health.resting_until = act.at + (wait_after(min(health.failures, 4)) or timedelta())
    health.save()
    if act.at - health.failing_since >= PAUSE_AFTER:
        _pause(delivery, act)


def _pause(delivery: Delivery, act: Act) -> None:
    subscription = delivery.subscription
    try:
        actions.let_rest(subscription, act)
    except Refusal:  # somebody paused or retired it at this moment
        return
    text = f"{subscription.name} has not answered for a day: it is paused."
    tell(act, subscription.owner, what=What.FINISHED, text=text, about=subscription)


def forget_the_old(act: Act) -> int:
    """Remove what was delivered or given up a month ago, with its log."""
    return queries.old(act.at - KEPT).delete()[0]
