"""A verb's form as a value, and how a refusal is written into it with nothing typed lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from armillary.kernel.custom import PREFIX
from armillary.kernel.errors import Invalid, Refusal, Stale
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.guides.linking import Piece, activity_url, explained
from armillary.web.records.doors import stays
from armillary.web.records.fields import FormField, form_fields, held, written
from armillary.web.records.foresight import Foreseen
from armillary.web.values.states import state


@dataclass(frozen=True, slots=True)
class Flaw:
    """One line of the summary above a refused form; `field` is empty when it belongs to none."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A value that the form only carries."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a template needs to show the form of a verb."""

    name: str
    title: str
    help: str
    action: str
    submit_label: str
    cancel_url: str
    fields: tuple[FormField, ...]
    errors: tuple[Flaw, ...] = ()
    next: str = ""
    version: str = ""
    draft_url: str = ""
    danger: bool = False
    hidden: tuple[Hidden, ...] = field(default=())
    foresight: Foreseen | None = None
    guide_url: str = ""

    @property
    def told(self) -> tuple[Piece, ...]:
        """Its help with the words of the glossary linked; guides are for the provider's people."""
        return explained(self.help, guides=bool(self.guide_url))


def edits(verb: Verb, record: Record) -> bool:
    """Whether the verb writes over fields, and the state does not keep a second one from it."""
    if verb.of:
        return True
    columns = {column.name for column in record._meta.concrete_fields}
    writes = any(argument.name in columns for argument in verb.arguments.all)
    return writes and stays(verb)


def stored(
    verb: Verb, record: Record | None, actor: Person, about: Record | None = None
) -> dict[str, str]:
    """What the form starts with: the fields of the record, or what the verb takes by itself.

    `about` is the record as it would be, where there is none.
    """
    asked = verb.asks(actor, record or about)
    columns = (
        {column.name: column.attname for column in record._meta.concrete_fields} if record else {}
    )
    own = {
        argument.name: held(argument, getattr(record, columns[argument.name]))
        if argument.name in columns
        else written(argument.default)
        for argument in verb.arguments.all
    }
    added = {each.name: each for each in asked[len(own) :]}
    return own | {name: _stored(each, record) for name, each in added.items()}


def _stored(argument: Argument, record: Record | None) -> str:
    """What a custom field holds, or starts with."""
    key = argument.name.removeprefix(PREFIX)
    return held(argument, record.custom.get(key) if record else argument.default)


def record_form(
    verb: Verb,
    record: Record,
    actor: Person,
    *,
    typed: Mapping[str, str],
    next_: str,
    slug: str,
    refusal: Refusal | None = None,
    told: tuple[Flaw, ...] = (),
    only: Sequence[str] = (),
    foresight: Foreseen | None = None,
) -> Form:
    """The form of a verb of a record; with `only`, of these among its inputs."""
    address, asked = f"/{slug}/{record.number}", only_those(verb, actor, only, record)
    return Form(
        name=verb.name,
        title=f"{verb.label} {record.number}",
        help=verb.help,
        action=f"{address}/{verb.name}",
        submit_label=verb.label,
        cancel_url=address,
        fields=form_fields(asked, typed, field_errors(refusal), actor),
        errors=(*summary(asked, refusal), *told),
        next=next_,
        version=str(record.version) if edits(verb, record) else "",
        draft_url="" if only else draft_address(verb, f"{slug}/{record.number}/{verb.name}"),
        hidden=tuple(Hidden("only", name) for name in only),
        foresight=foresight,
        guide_url=guide_of(verb, type(record), actor),
        danger=bool(verb.target) and state(slug, verb.target).tone == "bad",
    )


def guide_of(verb: Verb, model: type[Record], actor: Person) -> str:
    """Where the provider's people read how the activity of a verb is done."""
    return activity_url(activity_of(verb, model)) if actor.is_staff else ""


def draft_address(verb: Verb, form: str) -> str:
    """Where what is typed is kept meanwhile; nowhere when there is a password in it."""
    secret = any(argument.kind == "password" for argument in verb.arguments.all)
    return "" if secret else f"/drafts/{form}"


def only_those(
    verb: Verb, actor: Person, only: Sequence[str], record: Record
) -> tuple[Argument, ...]:
    """What a verb asks for, or some of it: what is not asked for stays as it is."""
    asked = verb.asks(actor, record)
    chosen = tuple(each for each in asked if each.name in only) if verb.of else ()
    return chosen or asked


def field_errors(refusal: Refusal | None) -> Mapping[str, str]:
    """Field to sentence."""
    return refusal.fields if isinstance(refusal, Invalid) else {}


def summary(asked: Sequence[Argument], refusal: Refusal | None) -> tuple[Flaw, ...]:
    """All that was refused, in the order of the form."""
    if refusal is None:
        return ()
    if not isinstance(refusal, Invalid):
        again = " Send it again to do it all the same." if isinstance(refusal, Stale) else ""
        return (Flaw(f"{refusal.message}{again}"),)
    labels = {argument.name: argument.label for argument in asked}
    order = [*labels, *(name for name in refusal.fields if name not in labels)]
    return tuple(
        Flaw(f"{labels.get(name, name)}: {refusal.fields[name]}", name if name in labels else "")
        for name in order
        if name in refusal.fields
    )
