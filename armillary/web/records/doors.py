"""What can be done to a record now: each verb with its address, or with the reason why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from armillary.kernel import custom
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotAllowed, Refusal
from armillary.kernel.lifecycle.enacting import objection
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.standing import stands
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.values.fields import address
from armillary.web.values.states import is_given_up, state

_ICONS = {
    "assign": "user",
    "resolve": "circle-check",
    "finish": "circle-check",
    "put_on_hold": "player-pause",
    "hold": "player-pause",
    "close": "lock",
    "reopen": "refresh",
    "cancel": "x",
    "edit": "pencil",
    "accept": "check",
    "reject": "x",
}
_KEYS = {"assign": "assign", "prioritise": "priority", "set_priority": "priority"}
MANY = 1_000
_OVER = frozenset({"done", "closed"})
_STUCK = frozenset({"waiting", "bad"})


@dataclass(frozen=True, slots=True)
class Button:
    """A verb as a button; `reason` says why it is grey, `direct` that it asks for nothing."""

    name: str
    label: str
    help: str
    form_url: str
    allowed: bool
    reason: str
    primary: bool
    icon: str
    key: str
    danger: bool
    direct: bool


Answers = Sequence[tuple[Verb, Refusal | None]]


def answers(kind: RecordType, record: Record, act: Act) -> Answers:
    """Every verb of the type with its objection, as things stand now."""
    return [(verb, objection(verb, record, act)) for verb in kind.verbs]


def buttons(kind: RecordType, record: Record, given: Answers, act: Act) -> tuple[Button, ...]:
    """The verbs of the bar: the likeliest first, the impossible last."""
    shown = [
        (verb, refusal)
        for verb, refusal in given
        if not stands(verb)
        and (not verb.of or _asks_for_more(kind, verb, record, act.actor))
        and (act.actor.is_staff or not _forbidden(refusal))
    ]
    first = _likeliest(kind, record, [v for v, why in shown if why is None and not v.of])
    ordered = sorted(shown, key=lambda pair: (pair[1] is not None, pair[0] is not first))
    return tuple(
        _button(kind, record, verb, why, act.actor, primary=verb is first) for verb, why in ordered
    )


def _asks_for_more(kind: RecordType, verb: Verb, record: Record, actor: Person) -> bool:
    """Whether a verb of all types asks for what the house has added, not only for what the type's
    own verbs ask too."""
    natural = {each.name for each in custom.of(kind.slug, actor) if each.by_nature}
    return any(each.name not in natural for each in verb.asks(actor, record))


def editors(record: Record, given: Answers, actor: Person) -> Mapping[str, str]:
    """Field to the address of the form that changes it: the allowed verb that asks for least.

    What every record can have done to it, such as a task, has inputs of the same names by chance.
    """
    found: dict[str, str] = {}
    allowed = [
        verb for verb, refusal in given if refusal is None and stays(verb) and not stands(verb)
    ]
    for verb in sorted(allowed, key=lambda each: len(each.arguments.all) or MANY):
        for argument in verb.asks(actor, record):
            only = f"?only={argument.name}" if verb.of else ""
            found.setdefault(argument.name, f"{verb_address(record, verb.name)}{only}")
    return found


def stays(verb: Verb) -> bool:
    """Whether the record can be where it was when the verb is done."""
    return not verb.target or verb.target in verb.sources


def verb_address(record: Record, verb: str) -> str:
    """The form of a verb of this record; sending it does the verb."""
    return f"{address(record)}/{verb}"


def verb_of(kind: RecordType, name: str) -> Verb | None:
    """The verb of this name."""
    return next((verb for verb in kind.verbs if verb.name == name), None)


def _forbidden(refusal: Refusal | None) -> bool:
    return isinstance(refusal, NotAllowed)


def _likeliest(kind: RecordType, record: Record, allowed: Sequence[Verb]) -> Verb | None:
    """What is to be done next: the verb that leads furthest on; else one of the daily work.

    What is new is taken up first. What waits or has failed is led on by what takes it back to
    work. What is done or over is not: to take up again, like giving up, is for those who mean it.
    """
    order = list(kind.states.values)
    here = state(kind.slug, record.state).tone
    away = [verb for verb in allowed if verb.target and verb.target != record.state]
    moving = [verb for verb in away if not is_given_up(verb.target)]
    ahead = [
        verb
        for verb in moving
        if order.index(verb.target) > order.index(record.state)
        and state(kind.slug, verb.target).tone != "waiting"
    ]
    if here in _STUCK and moving:
        return moving[0]
    if ahead:
        first_or_last = min if here == "new" else max
        return first_or_last(ahead, key=lambda verb: order.index(verb.target))
    return next((verb for verb in allowed if here not in _OVER and verb not in away), None)


def _button(
    kind: RecordType,
    record: Record,
    verb: Verb,
    refusal: Refusal | None,
    actor: Person,
    *,
    primary: bool,
) -> Button:
    tone = state(kind.slug, verb.target).tone if verb.target else ""
    return Button(
        name=verb.name,
        label=verb.label,
        help=verb.help,
        form_url=verb_address(record, verb.name),
        allowed=refusal is None,
        reason=refusal.message if refusal else "",
        primary=primary,
        icon=_ICONS.get(verb.name, ""),
        key=_KEYS.get(verb.name, ""),
        danger=tone == "bad",
        direct=not (verb.asks(actor, record) or verb.name in kind.foresight)
        and tone not in ("bad", "closed"),
    )
