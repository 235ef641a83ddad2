"""A verb's form as a value, and how a refusal is written into it with nothing typed lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from armillary.kernel.errors import Invalid, Refusal, Stale
from armillary.kernel.lifecycle.verb import Verb
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.records.doors import stays
from armillary.web.records.fields import FormField, form_fields, held, written
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


def edits(verb: Verb, record: Record) -> bool:
    """Whether the verb writes over fields, and the state does not keep a second one from it."""
    columns = {column.name for column in record._meta.concrete_fields}
    writes = any(argument.name in columns for argument in verb.arguments.all)
    return writes and stays(verb)


def stored(verb: Verb, record: Record | None) -> dict[str, str]:
    """What the form starts with: the fields of the record, or what the verb takes by itself."""
    columns = (
        {column.name: column.attname for column in record._meta.concrete_fields} if record else {}
    )
    return {
        argument.name: held(argument, getattr(record, columns[argument.name]))
        if argument.name in columns
        else written(argument.default)
        for argument in verb.arguments.all
    }


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
) -> Form:
    """The form of a verb of a record."""
    address = f"/{slug}/{record.number}"
    return Form(
        name=verb.name,
        title=f"{verb.label} {record.number}",
        help=verb.help,
        action=f"{address}/{verb.name}",
        submit_label=verb.label,
        cancel_url=address,
        fields=form_fields(verb.arguments.all, typed, field_errors(refusal), actor),
        errors=(*summary(verb, refusal), *told),
        next=next_,
        version=str(record.version) if edits(verb, record) else "",
        draft_url=draft_address(verb, f"{slug}/{record.number}/{verb.name}"),
        danger=bool(verb.target) and state(slug, verb.target).tone == "bad",
    )


def draft_address(verb: Verb, form: str) -> str:
    """Where what is typed is kept meanwhile; nowhere when there is a password in it."""
    secret = any(argument.kind == "password" for argument in verb.arguments.all)
    return "" if secret else f"/drafts/{form}"


def field_errors(refusal: Refusal | None) -> Mapping[str, str]:
    """Field to sentence."""
    return refusal.fields if isinstance(refusal, Invalid) else {}


def summary(verb: Verb, refusal: Refusal | None) -> tuple[Flaw, ...]:
    """All that was refused, in the order of the form."""
    if refusal is None:
        return ()
    if not isinstance(refusal, Invalid):
        again = " Send it again to do it all the same." if isinstance(refusal, Stale) else ""
        return (Flaw(f"{refusal.message}{again}"),)
    labels = {argument.name: argument.label for argument in verb.arguments.all}
    order = [*labels, *(name for name in refusal.fields if name not in labels)]
    return tuple(
        Flaw(f"{labels.get(name, name)}: {refusal.fields[name]}", name if name in labels else "")
        for name in order
        if name in refusal.fields
    )
