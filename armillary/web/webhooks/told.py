"""Deliveries and receipts as people read them."""

import json
from dataclasses import dataclass

from armillary.fittings.webhooks.incoming import queries as incoming
from armillary.fittings.webhooks.models import Attempt, Delivery, Receipt, Source, Subscription
from armillary.fittings.webhooks.outgoing import queries as outgoing
from armillary.fittings.webhooks.vocabulary import Delivered
from armillary.kernel.registry import record_types
from armillary.records.models import numbered
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment

SHOWN = 50
TONES = {
    Delivered.WAITING: "waiting",
    Delivered.DONE: "done",
    Delivered.DEAD: "bad",
    Delivered.DROPPED: "closed",
}


@dataclass(frozen=True, slots=True)
class Tried:
    """One call, or one look at what came."""

    moment: Moment
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class Told:
    """A delivery or a receipt; `body` is what was sent, laid out to be read."""

    key: int
    what: str
    number: str
    url: str
    state: State
    moment: Moment
    sentence: str
    body: str
    log: tuple[Tried, ...]
    try_url: str = ""


def deliveries(subscription: Subscription) -> tuple[Told, ...]:
    """The newest deliveries of a subscription."""
    return tuple(_delivery(each) for each in outgoing.latest(subscription, SHOWN))


def receipts(source: Source) -> tuple[Told, ...]:
    """What a source sent last."""
    return tuple(receipt(source, each) for each in incoming.latest(source, SHOWN))


def receipt(source: Source, each: Receipt) -> Told:
    """One thing that a source sent."""
    kind = record_types().get(each.record_type)
    number = numbered(kind.model.prefix, each.record_id) if kind else ""
    return Told(
        key=each.pk,
        what=f"Receipt {each.pk}",
        number=number,
        url=f"/{each.record_type}/{number}" if number else "",
        state=_state(each.state),
        moment=moment(each.received_at),
        sentence=each.sentence,
        body=laid_out(bytes(each.body).decode("utf-8", "replace")),
        log=(),
        try_url=f"/webhook-sources/{source.number}/receipts/{each.pk}",
    )


def laid_out(text: str) -> str:
    """JSON line by line; whatever is none stays as it is."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except ValueError:
        return text


def _delivery(each: Delivery) -> Told:
    log = sorted(each.log.all(), key=lambda attempt: attempt.pk)
    return Told(
        key=each.pk,
        what=each.verb.replace("_", " "),
        number=each.number,
        url=f"/{each.subscription.record_type}/{each.number}",
        state=_state(each.state),
        moment=moment(each.created_at),
        sentence=_words(log[-1]) if log else "",
        body=laid_out(each.body),
        log=tuple(Tried(moment(one.at), _words(one), one.answer) for one in log),
    )


def _words(attempt: Attempt) -> str:
    how = f"answered {attempt.status}" if attempt.status else attempt.error
    return f"{how} after {attempt.milliseconds:,} ms" if attempt.status else how


def _state(stored: str) -> State:
    state = Delivered(stored)
    return State(str(state.label), TONES[state])
