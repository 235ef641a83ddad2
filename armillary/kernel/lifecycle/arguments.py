"""What a verb asks for: its keyword arguments, as fields of a form and of the API."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from inspect import Parameter, signature
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.choices import CallableChoiceIterator
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from armillary.kernel.acts import Act
from armillary.kernel.custom import CustomField
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.references import referred
from armillary.kernel.lifecycle.text import LONGEST, flaw
from armillary.kernel.lifecycle.wording import sentences
from armillary.people.models import Person
from armillary.records.models import Record


@dataclass(frozen=True, slots=True)
class Argument:
    """One input of a verb. `annotation` is str, int, bool, a moment, an Enum, or a Record class.

    `options` are the choices where no Enum names them; `what` is the kind where the annotation
    does not tell it.
    """

    name: str
    annotation: type
    required: bool
    default: Any
    label: str
    help: str
    longest: int
    long_text: bool
    options: tuple[tuple[Any, str], ...] = ()
    what: str = ""
    unit: str = ""
    may_be_empty: bool = True

    @property
    def refers(self) -> bool:
        return issubclass(self.annotation, Record)

    @property
    def choices(self) -> tuple[tuple[Any, str], ...]:
        """Stored value and label of each member, for an Enum of choices; else nothing."""
        if not issubclass(self.annotation, Enum):
            return self.options
        return tuple((member.value, _label(member)) for member in self.annotation)

    @property
    def kind(self) -> str:
        """The word for forms and documents: text, long_text, password, choice, record, ..."""
        if self.what:
            return self.what
        if self.refers:
            return "person" if issubclass(self.annotation, Person) else "record"
        if self.choices:
            return "choice"
        if self.annotation is str:
            return _text_kind(self)
        return _KINDS[self.annotation.__name__]

    @property
    def wire(self) -> type:
        """The type in JSON: a reference travels as its number."""
        return str if self.refers else self.annotation


def _label(member: Enum) -> str:
    """The words of a choice: a Django label, the title of a role or activity, or its name."""
    words = getattr(member, "label", None) or getattr(member, "title", None)
    return words if isinstance(words, str) else member.name.replace("_", " ").capitalize()


def _text_kind(argument: Argument) -> str:
    if argument.name in _SECRET:
        return "password"
    return "long_text" if argument.long_text else "text"


_SECRET = {"password"}
"""Never shown again, kept in no draft."""
_KINDS = {
    "int": "integer",
    "float": "decimal",
    "Decimal": "decimal",
    "bool": "boolean",
    "datetime": "moment",
    "date": "date",
}


Added = Callable[[Person], Sequence[CustomField]]


def nothing(actor: Person) -> Sequence[CustomField]:
    """What is added to verbs of records that have no custom fields."""
    return ()


class Arguments:
    """The arguments of one verb, read from its signature and, by name, from its model's fields.

    `all` are those of the signature; `added` tells the custom fields that a person may give too.
    """

    def __init__(
        self, body: Callable[..., Any], model: type[Record] | None, added: Added = nothing
    ) -> None:
        self.added = added
        hints = get_type_hints(body)
        self.all = tuple(
            _argument(name, hints[name], parameter, model)
            for name, parameter in signature(body).parameters.items()
            if parameter.kind is Parameter.KEYWORD_ONLY
        )
        self.schema = _schema(body.__name__, self.all)

    def parse(self, data: Mapping[str, Any], act: Act) -> dict[str, Any]:
        """Typed keyword arguments from JSON or form values.

        Raises Invalid with one sentence for each wrong field, those that point at nothing the
        actor may see among them.
        """
        added = [each for each in self.added(act.actor) if each.name in data]
        names = {each.name for each in added}
        own = {name: value for name, value in data.items() if name not in names} if added else data
        given, wrong = self._own(own, act)
        for each in added:
            given[each.name], why = each.read(data[each.name], act)
            if why:
                wrong[each.name] = why
        if wrong:
            raise Invalid(wrong)
        return given

    def _own(self, data: Mapping[str, Any], act: Act) -> tuple[dict[str, Any], dict[str, str]]:
        """The arguments of the signature, and what is wrong with them."""
        try:
            values = self.schema.model_validate(data)
        except ValidationError as error:
            return {}, sentences(error, self.all)
        given = {name: getattr(values, name) for name in values.model_fields_set}
        wrong: dict[str, str] = {}
        for argument in self.all:
            if argument.name in given:
                value, why = _checked(argument, given[argument.name], act)
                given[argument.name] = value
                if why:
                    wrong[argument.name] = why
        return given, wrong


def _checked(argument: Argument, value: Any, act: Act) -> tuple[Any, str | None]:
    unsaid = value is None or (value == "" and argument.annotation is not str)
    if unsaid and not argument.required:
        return argument.default, None
    if argument.refers:
        found = referred(argument.annotation, str(value), act.actor)
        return found, None if found else "There is nothing of this number or name that you can see."
    if isinstance(value, str) and not isinstance(value, Enum):
        return value, flaw(value, required=argument.required, longest=argument.longest)
    return value, None


def _argument(name: str, hint: Any, parameter: Parameter, model: type[Record] | None) -> Argument:
    field = _model_field(model, name)
    required = parameter.default is Parameter.empty
    return Argument(
        name=name,
        annotation=_bare(hint),
        required=required,
        default=None if required else parameter.default,
        label=_sentence(str(field.verbose_name) if field else name.replace("_", " ")),
        help=str(field.help_text) if field else "",
        longest=(field and field.max_length) or LONGEST,
        long_text=isinstance(field, models.TextField) or (field is None and name in _LONG),
        options=tuple(field.flatchoices) if field and _is_chosen(field) else (),
        may_be_empty=field is None or field.null or field.blank,
    )


_LONG = {"description", "text", "reason", "note"}


def _is_chosen(field: "models.Field[Any, Any]") -> bool:
    """Whether the choices are known only when all processes are installed, so that no Enum can
    name them."""
    return isinstance(field.choices, CallableChoiceIterator)


def _model_field(model: type[Record] | None, name: str) -> "models.Field[Any, Any] | None":
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def _bare(hint: Any) -> type:
    """The type without "or None"."""
    if get_origin(hint) in (Union, types.UnionType):
        [only] = [part for part in get_args(hint) if part is not types.NoneType]
        return _bare(only)
    if not isinstance(hint, type):
        raise TypeError(f"A verb cannot ask for {hint}.")
    return hint


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _schema(verb: str, arguments: tuple[Argument, ...]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        argument.name: (
            argument.wire if argument.required else argument.wire | None,
            Field(... if argument.required else argument.default, title=argument.label),
        )
        for argument in arguments
    }
    config = ConfigDict(extra="forbid", allow_inf_nan=False, protected_namespaces=())
    return create_model(f"{verb}_arguments", __config__=config, **fields)
