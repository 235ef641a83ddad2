"""Making a record of a mail, of whatever type: subject, text and sender go where the type has
a place for them."""

from collections.abc import Mapping
from typing import Any

from armillary.kernel import registry
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import Creation, Transition
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.enacting import create, perform
from armillary.people.models import Person, Team
from armillary.records.models import Record

CALLER = "caller"
TEAM = "team"
CUT = "\n\n[The rest is in the original mail.]"
NO_SUBJECT = "(no subject)"


def open_record(
    act: Act, slug: str, defaults: str, *, title: str, text: str, person: Person
) -> Record:
    """Make a record by the type's own creation, as the sender would. Raises a refusal."""
    kind = registry.record_types()[slug]
    verb = kind.creations[0]
    said = {**read_defaults(verb, defaults), **_said(kind, verb, title, text, person)}
    return create(verb, act, verb.arguments.parse(said, act))


def give_to_team(robot: Act, team: Team | None, record: Record) -> None:
    """Give it to a team, where records of its type are given to teams."""
    verb = assigning(registry.record_type_of(type(record)))
    if team and verb:
        perform(verb, record, robot, {TEAM: team})


def assigning(kind: RecordType) -> "Transition[..., Any] | None":
    """The verb that gives a record of this type to a team; None where there is none."""
    named = (verb for verb in kind.verbs if verb.name == "assign")
    return next((v for v in named if TEAM in [each.name for each in v.arguments.all]), None)


def read_defaults(verb: "Creation[..., Any]", defaults: str) -> dict[str, Any]:
    """`impact: 3`, a line each, as the arguments of the creation understand it."""
    arguments = {argument.name: argument for argument in verb.arguments.all}
    found: dict[str, Any] = {}
    for line in filter(str.strip, defaults.splitlines()):
        name, colon, value = (piece.strip() for piece in line.partition(":"))
        if not colon or name not in arguments:
            raise Invalid({"defaults": f"“{line.strip()[:80]}” names nothing that can be said."})
        found[name] = _meant(arguments[name], value)
    return found


def check_mapping(act: Act, slug: str, defaults: str) -> RecordType:
    """Raise Invalid unless a mail can become a record of this type with these defaults."""
    kind = registry.record_types().get(slug)
    if kind is None or not kind.creations:
        raise Invalid({"record_type": "There is no such type: write it as in addresses."})
    verb = kind.creations[0]
    said = {**read_defaults(verb, defaults), **_said(kind, verb, "A mail", "Text", act.actor)}
    stranger = Act(actor=without_rights(act.actor), at=act.at, door=act.door)
    if verb.allowed.refusal(None, stranger, verb.activity or kind.tracking):
        raise Invalid({"record_type": f"Not everybody may make one: {kind.name}."})
    try:
        verb.arguments.parse(said, act)
    except Invalid as refusal:
        words = "; ".join(f"{name}: {why}" for name, why in refusal.fields.items())
        raise Invalid({"defaults": f"Say more, a line each. {words}"}) from refusal
    return kind


def without_rights(person: Person) -> Person:
    """The same person without roles: the sender of a mail is a claim and proves no right."""
    bare = Person(**{field.attname: getattr(person, field.attname) for field in _COLUMNS})
    bare._state.adding = False
    return bare.remember(roles=(), responsible_for=(), team_ids=(), is_staff=False)


_COLUMNS = tuple(field for field in Person._meta.concrete_fields if field.name != "search")


def _said(
    kind: RecordType, verb: "Creation[..., Any]", title: str, text: str, person: Person
) -> Mapping[str, Any]:
    arguments = {argument.name: argument for argument in verb.arguments.all}
    said: dict[str, Any] = {}
    if headline := _headline(kind, verb):
        said[headline.name] = _cut(title or NO_SUBJECT, headline.longest, "…")
    if body := _body(verb):
        said[body.name] = _cut(text, body.longest, CUT)
    if CALLER in arguments:
        said[CALLER] = person.number
    return said


def _headline(kind: RecordType, verb: "Creation[..., Any]") -> Argument | None:
    texts = [each for each in verb.arguments.all if each.kind in ("text", "long_text")]
    named = [each for each in texts if each.name in (kind.title, "title", "name")]
    return next(iter([*named, *texts]), None)


def _body(verb: "Creation[..., Any]") -> Argument | None:
    long = [each for each in verb.arguments.all if each.kind == "long_text"]
    named = [each for each in long if each.name == "description"]
    return next(iter([*named, *long]), None)


def _cut(text: str, longest: int, mark: str) -> str:
    return text if len(text) <= longest else text[: longest - len(mark)] + mark


def _meant(argument: Argument, value: str) -> Any:
    if argument.kind == "boolean":
        return value.lower() in ("true", "yes")
    return next((each for each, _ in argument.choices if str(each) == value), value)
