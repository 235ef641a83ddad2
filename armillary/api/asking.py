"""The parameters of addresses that are not lists: few, each known by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field, fields_of, fields_told
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.parameters import pairs_of
from armillary.people.models import Person

MANY = frozenset({"fields", "expand", "type"})


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was asked for: by name the texts, those of repeated or listed ones one by one."""

    pairs: Pairs
    texts: Mapping[str, tuple[str, ...]]

    def text(self, name: str) -> str:
        return self.texts.get(name, ("",))[0]

    def among(self, name: str, known: frozenset[str]) -> frozenset[str]:
        """The names that were listed, all of them known. Raises BadQuestion."""
        listed = frozenset(self.texts.get(name, ()))
        if not listed <= known:
            raise BadQuestion({name: f"Choose among {', '.join(sorted(known))}."})
        return listed

    def whole(self, name: str, lowest: int, highest: int, otherwise: int) -> int:
        """A whole number between two others. Raises BadQuestion."""
        if name not in self.texts:
            return otherwise
        text = self.text(name)
        fits = text.isascii() and text.isdigit() and len(text) < 20
        if not fits or not lowest <= int(text) <= highest:
            raise BadQuestion({name: f"This must be a whole number from {lowest} to {highest}."})
        return int(text)


def parameters(request: HttpRequest, allowed: frozenset[str]) -> Parameters:
    """Read the parameters. BadQuestion: one is unknown, or stands twice where it may not."""
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    texts: dict[str, list[str]] = {}
    wrong: dict[str, str] = {}
    for name, text in pairs:
        if name not in allowed:
            wrong[name] = "There is no such parameter."
        elif name in MANY:
            texts.setdefault(name, []).extend(text.split(","))
        elif name in texts:
            wrong[name] = "Give this once."
        else:
            texts[name] = [text]
    if wrong:
        raise BadQuestion(wrong)
    return Parameters(pairs, {name: tuple(each) for name, each in texts.items()})


def fields_asked(kind: RecordType, asked: Parameters, actor: Person) -> tuple[Field, ...]:
    """The fields that were named, or all."""
    known = fields_of(kind, actor)
    named = asked.among("fields", frozenset(known))
    if not named:
        return fields_told(kind, actor)
    return tuple(field for name, field in known.items() if name in named)
