"""The objects of a NetBox export, found by model and key; what is asked of them is checked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from armillary.assurance.configuration.imports.found import Value, WrongSource

INFRASTRUCTURE = ("dcim.", "ipam.", "circuits.", "virtualization.", "tenancy.", "wireless.", "vpn.")
"""The applications of NetBox whose objects are looked into."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One object. Questions about its fields raise WrongSource, naming it and the field."""

    model: str
    pk: int
    fields: Mapping[str, Any]

    @property
    def key(self) -> str:
        return key_of(self.model, self.pk)

    def value(self, field: str) -> Value | None:
        """What a plain field holds; None when it is empty or absent."""
        held = self.fields.get(field)
        if held is None or held == "":
            return None
        if not isinstance(held, str | int | float | bool):
            raise WrongSource(f"{self.key}: “{field}” must be text or a number.")
        return held

    def text(self, field: str) -> str:
        held = self.value(field)
        return "" if held is None else str(held).strip()

    def number(self, field: str) -> float | None:
        held = self.value(field)
        try:
            return None if held is None else float(held)
        except ValueError:
            raise WrongSource(f"{self.key}: “{field}” must be a number.") from None

    def pointer(self, field: str) -> int | None:
        """The key of the object to which a field points."""
        return self._whole(field, self.fields.get(field))

    def pointers(self, field: str) -> list[int]:
        """The keys of the objects to which a field points."""
        held = self.fields.get(field) or []
        if not isinstance(held, list):
            raise WrongSource(f"{self.key}: “{field}” must be a list.")
        return [key for key in (self._whole(field, each) for each in held) if key is not None]

    def anywhere(self, type_field: str, key_field: str) -> tuple[str, int] | None:
        """The model and the key of what a pair of fields points at."""
        kind, key = self.fields.get(type_field), self.pointer(key_field)
        if isinstance(kind, list) and all(isinstance(each, str) for each in kind):
            kind = ".".join(kind)
        if not kind or key is None:
            return None
        if not isinstance(kind, str):
            raise WrongSource(f"{self.key}: “{type_field}” must name a model.")
        return kind, key

    def _whole(self, field: str, held: Any) -> int | None:
        if held is None:
            return None
        if isinstance(held, bool) or not isinstance(held, int):
            raise WrongSource(f"{self.key}: “{field}” must be the key of an object.")
        return held


def key_of(model: str, pk: int) -> str:
    return f"{model}:{pk}"


class Objects:
    """All objects of an export."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._by_model: dict[str, dict[int, Thing]] = defaultdict(dict)
        for thing in things:
            if thing.pk in self._by_model[thing.model]:
                raise WrongSource(f"{thing.key} comes twice.")
            self._by_model[thing.model][thing.pk] = thing

    def of(self, model: str) -> Iterable[Thing]:
        return self._by_model.get(model, {}).values()

    def get(self, model: str, pk: int | None) -> Thing | None:
        return None if pk is None else self._by_model.get(model, {}).get(pk)

    def counts(self) -> dict[str, int]:
        return {model: len(things) for model, things in sorted(self._by_model.items())}

    def named(self, model: str, pk: int | None, field: str = "name") -> str:
        """The name of an object; empty when there is none."""
        thing = self.get(model, pk)
        return thing.text(field) if thing else ""


def things_in(document: Any) -> Iterator[Thing]:
    """The objects of a fixture. Raises WrongSource, naming the one that is none."""
    if not isinstance(document, list):
        raise WrongSource("An export of NetBox is a list of objects with “model” and “fields”.")
    for place, held in enumerate(document, 1):
        where = f"Object {place}"
        if not isinstance(held, dict):
            raise WrongSource(f"{where} is no object.")
        model, pk, fields = held.get("model"), held.get("pk"), held.get("fields")
        if not isinstance(model, str) or not isinstance(fields, dict):
            raise WrongSource(f"{where} needs a “model” and “fields”.")
        if not model.startswith(INFRASTRUCTURE):
            yield Thing(model, place, {})
            continue
        if isinstance(pk, bool) or not isinstance(pk, int):
            raise WrongSource(f"{where} ({model[:60]}) needs a whole number as its “pk”.")
        yield Thing(model, pk, fields)
