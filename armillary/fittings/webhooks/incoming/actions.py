"""What administrators do with sources."""

from secrets import token_hex

from armillary.fittings.webhooks.incoming import queries
from armillary.fittings.webhooks.incoming.mapping import BadMapping, is_pointer, read_mapping
from armillary.fittings.webhooks.models import Source
from armillary.fittings.webhooks.signing import fresh_secret
from armillary.fittings.webhooks.vocabulary import Delivered, State
from armillary.kernel.access import keyed, sealed
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.jobs import queue
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.lifecycle.verbs import News
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_CLIENTS_SERVERS_NETWORKS
WORK = "webhooks: work on what came"
PURPOSE = "webhook source"
PATH = "/api/hooks/{address}"
MOST = 60_000
NOT_LENT = frozenset({Role.ADMINISTRATOR.value, Role.ROBOT.value})


@creation(start=State.ACTIVE, activity=ACTIVITY, allowed=administrators)
def add_source(
    act: Act,
    *,
    name: str,
    person: Person,
    record_type: str = "",
    creation: str = "",
    mapping: str = "",
    key_pointer: str = "",
    signed: bool = True,
    most_a_minute: int = 600,
) -> Source:
    """Let a program elsewhere tell us things; its secret address is made afterwards."""
    made = Source()
    _set(made, name, person, record_type, creation, mapping, key_pointer, signed, most_a_minute)
    return made


@change(activity=ACTIVITY, when=(State.ACTIVE, State.PAUSED), allowed=administrators)
def revise(
    source: Source,
    act: Act,
    *,
    name: str,
    person: Person,
    record_type: str = "",
    creation: str = "",
    mapping: str = "",
    key_pointer: str = "",
    signed: bool = True,
    most_a_minute: int = 600,
) -> None:
    """Say otherwise what becomes of what it tells; what is worked already stays as it is."""
    _set(source, name, person, record_type, creation, mapping, key_pointer, signed, most_a_minute)


@transition(source=State.ACTIVE, target=State.PAUSED, activity=ACTIVITY, allowed=administrators)
def pause(source: Source, act: Act) -> None:
    """Keep what it tells, and do nothing with it for a while."""


@transition(source=State.PAUSED, target=State.ACTIVE, activity=ACTIVITY, allowed=administrators)
def resume(source: Source, act: Act) -> None:
    """Go on, beginning with what came meanwhile."""
    waiting = source.receipts.filter(state=Delivered.WAITING).order_by("pk")
    for key in waiting.values_list("pk", flat=True):
        queue.defer(WORK, {"receipt": key})


@transition(
    source=(State.ACTIVE, State.PAUSED),
    target=State.RETIRED,
    activity=ACTIVITY,
    allowed=administrators,
)
def retire(source: Source, act: Act) -> None:
    """Hear it no more: its address answers as if it had never been."""


@change(activity=ACTIVITY, when=State.ACTIVE, allowed=administrators)
def work_again(source: Source, act: Act) -> News:
    """Try once more what could not be worked, by the mapping as it is now."""
    keys = queries.dead(source)
    if not keys:
        raise RuleBroken("There is nothing that could not be worked.")
    rows = source.receipts.filter(pk__in=keys)
    rows.update(state=Delivered.WAITING, sentence="", ended_at=None)
    for key in keys:
        queue.defer(WORK, {"receipt": key})
    return {"worked again": [None, len(keys)]}


@change(activity=ACTIVITY, when=(State.ACTIVE, State.PAUSED), allowed=administrators)
def renew_address(source: Source, act: Act, *, address: bytes, kept: str) -> News:
    """Listen at another address, under another secret; the old ones are dead at once."""
    queries.keep_key(source, address, kept, act.at)
    return {"address and secret": [None, "renewed"]}


def address_anew(source: Source, act: Act) -> tuple[str, str]:
    """Make a new address and secret and return both, for the first and last time."""
    address, secret = token_hex(16), fresh_secret()
    digest = keyed.digest(PURPOSE, address)
    renew_address(source, act, address=digest, kept=sealed.seal(PURPOSE, secret))
    return PATH.format(address=address), secret


def creation_of(source: Source) -> Verb | None:
    """The verb that makes something of what the source tells; None: it is only kept."""
    kind = record_types().get(source.record_type)
    if kind is None:
        return None
    return next((each for each in kind.creations if source.creation in ("", each.name)), None)


def _set(
    source: Source,
    name: str,
    person: Person,
    record_type: str,
    creation: str,
    mapping: str,
    key_pointer: str,
    signed: bool,
    most_a_minute: int,
) -> None:
    source.name, source.person = name, person
    source.record_type, source.creation = record_type.strip(), creation.strip()
    source.mapping, source.key_pointer = mapping, key_pointer.strip()
    source.signed, source.most_a_minute = signed, most_a_minute
    wrong = {
        "person": _flaw_of_person(person),
        "mapping": _flaw_of_mapping(source),
        "key_pointer": "" if _fits(source.key_pointer) else "This must be such as /incident/id.",
        "most_a_minute": "" if 1 <= most_a_minute <= MOST else f"From 1 to {MOST:,} a minute.",
    }
    if record_type and creation_of(source) is None:
        wrong["record_type"] = "Nothing of this kind can be made: incidents is one."
    if found := {field: why for field, why in wrong.items() if why}:
        raise Invalid(found)


def _fits(pointer: str) -> bool:
    return not pointer or is_pointer(pointer)


def _flaw_of_person(person: Person) -> str:
    if person.roles & NOT_LENT:
        return "The rights of administrators are not lent to a program: choose somebody else."
    return ""


def _flaw_of_mapping(source: Source) -> str:
    """What is wrong with it, as far as one can tell without a body."""
    verb = creation_of(source)
    try:
        mapping = read_mapping(source.mapping)
    except BadMapping as flaw:
        return str(flaw)
    if verb is None:
        return "Say which records are made of it." if mapping else ""
    known = {argument.name for argument in verb.arguments.all}
    if strange := sorted(set(mapping) - known):
        return f"“{verb.label}” does not ask for {', '.join(strange)}."
    needed = [each.name for each in verb.arguments.all if each.required]
    missing = [name for name in needed if name not in mapping]
    return f"“{verb.label}” needs {', '.join(missing)} as well." if missing else ""
