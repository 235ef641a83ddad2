"""The one grammar of lists: from the parameters of an address to a question, or sentences why not.

state=new&state=on_hold  priority=1,2  assignee=me  team=none  reported_at.gte=2026-01-01
open=true  q=printer  sort=-priority,reported_at  fields=number,title  limit=50  after=…
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, cast

from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field, fields_of, fields_told
from armillary.kernel.listing import cursor
from armillary.kernel.listing.asked import (
    BadQuestion,
    Filter,
    How,
    Order,
    Pairs,
    Place,
    Question,
)
from armillary.kernel.listing.parameters import texts_of
from armillary.kernel.listing.values import NotAValue, side_of, value_of
from armillary.kernel.search.words import words_of
from armillary.people.models import Person

DEFAULT_LIMIT, HIGHEST_LIMIT, MOST_VALUES = 50, 200, 100
SINGLE = frozenset({"q", "open", "sort", "limit", "after", "before"})
SIDES = frozenset({"gt", "gte", "lt", "lte"})

Given = Mapping[str, list[str]]


def question(
    kind: RecordType,
    pairs: Pairs,
    actor: Person,
    *,
    ignored: Collection[str] = (),
    fields: Collection[str] = (),
    limit: int = DEFAULT_LIMIT,
) -> Question:
    """Read the parameters of a list. BadQuestion names every one that is wrong.

    `ignored` are parameters that mean something to the door alone; `fields` and `limit` hold
    where the parameters say nothing (no fields: all).
    """
    given: dict[str, list[str]] = defaultdict(list)
    for name, text in pairs:
        if name not in ignored:
            given[name].append(text)
    return _Reading(kind, given, actor).question(pairs, fields, limit)


def in_order(
    kind: RecordType, sort: str | None = None, actor: Person | None = None
) -> tuple[Order, ...]:
    """The steps of an order, ending in the number; None means that of the type.

    Raises NotAValue.
    """
    names = sort.split(",") if sort is not None else [_standing(name) for name in kind.order]
    fields = fields_of(kind, actor)
    steps = [_step(fields, name) for name in names]
    if len({step.field.name for step in steps}) < len(steps):
        raise NotAValue("Name each field once.")
    number = fields["number"]
    if number not in [step.field for step in steps]:
        steps.append(Order(number, descending=True))
    return tuple(steps)


def _standing(name: str) -> str:
    return {"id": "number", "-id": "-number", "pk": "number", "-pk": "-number"}.get(name, name)


def _step(fields: Mapping[str, Field], name: str) -> Order:
    field = fields.get(name.removeprefix("-"))
    if field is None or not field.sortable:
        able = ", ".join(each.name for each in fields.values() if each.sortable)
        raise NotAValue(f"Order by {able}; a minus before it means the other way round.")
    return Order(field, descending=name.startswith("-"))


class _Reading:
    """One pass over the parameters; what is wrong is collected, not raised one by one."""

    def __init__(self, kind: RecordType, given: Given, actor: Person) -> None:
        self.kind, self.given, self.actor = kind, given, actor
        self.all = fields_of(kind, actor)
        self.wrong: dict[str, str] = {}

    def question(self, pairs: Pairs, fields: Collection[str], limit: int) -> Question:
        filters = tuple(
            each
            for name, texts in self.given.items()
            if name not in SINGLE | {"fields"} and (each := self._filter(name, texts))
        )
        order = self._order()
        asked = Question(
            kind=self.kind,
            filters=filters,
            words=words_of(self._single("q")),
            open=self._open(),
            order=order,
            fields=self._fields(fields),
            limit=self._limit(limit),
            place=self._place(order),
            pairs=pairs,
        )
        if self.wrong:
            raise BadQuestion(self.wrong)
        return asked

    def _single(self, name: str) -> str:
        texts = self.given.get(name, [""])
        if len(texts) > 1:
            self.wrong[name] = "Give this once."
        return texts[0]

    def _filter(self, name: str, texts: list[str]) -> Filter | None:
        stem, _, side = name.partition(".")
        field = self.all.get(stem)
        if field is None or not field.filterable or (side and not field.ranges):
            self.wrong[name] = "There is no such parameter."
        elif side and side not in SIDES:
            self.wrong[name] = f"After the dot there may be {', '.join(sorted(SIDES))}."
        elif side and len(texts) > 1:
            self.wrong[name] = "Give this once."
        else:
            return self._read(name, field, side, texts)
        return None

    def _read(self, name: str, field: Field, side: str, texts: list[str]) -> Filter | None:
        single = texts if side else texts_of(field, texts)
        if len(single) > MOST_VALUES:
            self.wrong[name] = f"At most {MOST_VALUES} values."
            return None
        try:
            if side:
                return Filter(field, cast("How", side), (side_of(field, single[0]),))
            values = dict.fromkeys(value_of(self.kind, field, text, self.actor) for text in single)
            return Filter(field, "is", tuple(values))
        except NotAValue as error:
            self.wrong[name] = str(error)
            return None

    def _open(self) -> bool | None:
        text = self._single("open")
        if "open" in self.given and text not in ("true", "false"):
            self.wrong["open"] = "This must be true or false."
        return (text == "true") if text else None

    def _order(self) -> tuple[Order, ...]:
        sort = self._single("sort") if "sort" in self.given else None
        try:
            return in_order(self.kind, sort, self.actor)
        except NotAValue as error:
            self.wrong["sort"] = str(error)
            return in_order(self.kind)

    def _fields(self, otherwise: Collection[str]) -> tuple[Field, ...]:
        texts = self.given.get("fields")
        names = [name for text in texts for name in text.split(",")] if texts else otherwise
        if strangers := [name for name in names if name not in self.all]:
            self.wrong["fields"] = f"There is no field {', '.join(strangers)} here."
            return ()
        if not names:
            return fields_told(self.kind, self.actor)
        return tuple(self.all[name] for name in dict.fromkeys(names))

    def _limit(self, otherwise: int) -> int:
        text = self._single("limit")
        if not text and "limit" not in self.given:
            return otherwise
        if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= HIGHEST_LIMIT:
            return int(text)
        self.wrong["limit"] = f"This must be a whole number from 1 to {HIGHEST_LIMIT}."
        return otherwise

    def _place(self, order: tuple[Order, ...]) -> Place | None:
        after, before = self._single("after"), self._single("before")
        if after and before:
            self.wrong["before"] = "Go on after a place or before it, not both."
            return None
        for name, text in (("after", after), ("before", before)):
            if name in self.given:
                try:
                    values: tuple[Any, ...] = cursor.read(text, order)
                except NotAValue as error:
                    self.wrong[name] = str(error)
                    return None
                return Place(values, backwards=name == "before")
        return None
