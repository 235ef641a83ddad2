"""Other records that cells name: by number, e-mail address or exact name, a query for many."""

from collections.abc import Iterable
from typing import Any

from django.db.models.functions import Lower

from armillary.fittings.imports.mapping.moments import NotRead
from armillary.kernel.access.visibility import visible
from armillary.kernel.fields import fields_of
from armillary.kernel.lifecycle.references import key_of, referred
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.records.models import Record

Named = tuple[type[Record], str]


class References:
    """What one person may refer to. What was found once is not looked for again."""

    def __init__(self, actor: Person) -> None:
        self.actor = actor
        self._found: dict[Named, list[Record]] = {}

    def learn(self, model: type[Record], cells: Iterable[str]) -> None:
        """Look for many at once."""
        if model is Record:
            return
        texts = {text for cell in cells if (text := cell.strip())}
        fresh = sorted(text for text in texts if (model, text.casefold()) not in self._found)
        if not fresh:
            return
        keys = {text: key for text in fresh if (key := key_of(model.prefix, text))}
        mails = [text for text in fresh if "@" in text and issubclass(model, Person)]
        names = [text for text in fresh if text not in keys and text not in mails]
        self._keep(model, {text: {"pk": key} for text, key in keys.items()}, "pk")
        self._keep(model, {text: {"email": text} for text in mails}, "email")
        if title := _title(model):
            self._keep(model, {text: {title: text} for text in names}, title)

    def find(self, model: type[Record], cell: str) -> Record:
        """The one record that the cell names. NotRead: there is none, or more than one."""
        text = cell.strip()
        found = self._found.get((model, text.casefold()))
        if found is None:
            found = self._asked(model, text)
        if len(found) == 1:
            return found[0]
        what = record_type_of(model).name.lower() if model is not Record else "record"
        if not found:
            raise NotRead(f"There is no {what} “{text[:80]}” that you can see.")
        numbers = ", ".join(each.number for each in found[:4])
        raise NotRead(f"“{text[:80]}” is the name of several: write a number ({numbers}).")

    def forget(self, model: type[Record]) -> None:
        """A record of this type has come: what was not there before may be now."""
        missed = [key for key, found in self._found.items() if key[0] is model and not found]
        for key in missed:
            del self._found[key]

    def _asked(self, model: type[Record], text: str) -> list[Record]:
        if model is Record:
            one = referred(model, text, self.actor)
            return [one] if one else []
        self.learn(model, [text])
        return self._found.get((model, text.casefold()), [])

    def _keep(self, model: type[Record], wanted: dict[str, dict[str, Any]], field: str) -> None:
        if not wanted:
            return
        values = [str(next(iter(each.values()))).casefold() for each in wanted.values()]
        rows = visible(model, self.actor)
        found: dict[str, list[Record]] = {}
        for record in _where(rows, field, values).order_by("pk"):
            found.setdefault(str(getattr(record, field)).casefold(), []).append(record)
        for text, value in zip(wanted, values, strict=True):
            self._found[model, text.casefold()] = found.get(value, [])


def _where(rows: Any, field: str, values: list[str]) -> Any:
    """The rows whose field is one of the values, whatever the capitals."""
    if field == "pk":
        return rows.filter(pk__in=[int(value) for value in values])
    return rows.alias(folded=Lower(field)).filter(folded__in=values)


def _title(model: type[Record]) -> str:
    """The field by which people name records of this type; empty where it is the number."""
    kind = record_type_of(model)
    field = fields_of(kind).get(kind.title)
    return kind.title if field and field.kind in ("text", "long_text") else ""
