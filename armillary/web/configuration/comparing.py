"""Two moments or baselines compared, for people and for programs: what came, went and changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import Baseline, ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.comparing import asked_in
from armillary.assurance.configuration.queries.differences import (
    Change,
    Differences,
    Thing,
    Tie,
    differences,
)
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.fields import fields_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.web.asking import kind_named
from armillary.web.configuration.related import SLUG
from armillary.web.records.crumbs import crumbs
from armillary.web.values.kinds import Way
from armillary.web.values.words import in_words

MOST = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One difference: of what, in words, before and after."""

    url: str
    name: str
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The differences of one kind. `only`: that not all of them are shown, in words."""

    title: str
    count: int
    lines: tuple[Line, ...]
    has_values: bool = False

    @property
    def many(self) -> str:
        return f"{self.count:,}"

    @property
    def only(self) -> str:
        return f"The first {MOST} of {self.count:,} are shown." if self.count > MOST else ""


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Compare two moments, and offer the baselines to choose from."""
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    asked = asked_in(pairs, act.actor, act.at) if pairs else None
    found = differences(asked.before.moment, asked.after.moment, asked.scope) if asked else None
    kind = kind_named(SLUG)
    shown = {
        "title": "Compare two moments",
        "breadcrumbs": crumbs(kind, ("Compare", "")),
        "asked": asked,
        "starts": _starts(act.at),
        "classes": sorted(catalogue().classes.values(), key=lambda each: each.label),
        "baselines": list(visible(Baseline, act.actor).order_by("-valid_at", "-pk")[:50]),
        "tables": _tables(found, act.actor) if found else (),
        "same": found is not None and found.is_none,
    }
    return render(request, "configuration/compare.html", shown)


def _starts(now: datetime) -> list[Way]:
    """Moments from which one often wants to know what has changed since."""
    return [
        Way(words, f"?from={now - timedelta(days=days):%Y-%m-%d}")
        for words, days in (("yesterday", 1), ("a week ago", 7), ("a month ago", 30))
    ]


def _tables(found: Differences, actor: Person) -> tuple[Table, ...]:
    made = (
        _table("Came", found.added, (_thing(each) for each in found.added)),
        _table("Went", found.removed, (_thing(each) for each in found.removed)),
        Table(
            "Changed",
            len(found.changed),
            tuple(line for each in found.changed[:MOST] for line in _changes(each, actor)),
            has_values=True,
        ),
        _table("Related", found.related, (_tie(each) for each in found.related)),
        _table("Not related any more", found.unrelated, (_tie(each) for each in found.unrelated)),
    )
    return tuple(each for each in made if each.count)


def _table(title: str, all_: list[Any], lines: Iterable[Line]) -> Table:
    return Table(title, len(all_), tuple(line for _, line in zip(range(MOST), lines, strict=False)))


def _thing(each: Thing) -> Line:
    of = catalogue().classes.get(each.configuration_class)
    return Line(_url(each.key), each.name, of.label if of else "")


def _tie(each: Tie) -> Line:
    words = catalogue().types[each.relation_type].forward
    group = f" ({each.group}, {each.needed or 1} needed)" if each.group else ""
    return Line(_url(each.source), each.source_name, f"{words} {each.target_name}{group}")


def _changes(each: Change, actor: Person) -> Iterator[Line]:
    fields = fields_of(kind_named(SLUG), actor)
    labels = {field.column: field for field in fields.values()}
    for name, (before, after) in each.fields.items():
        field = labels.get(name) or fields.get(name)
        if field is None:
            continue
        yield Line(
            _url(each.key), each.name, field.label, in_words(before, field), in_words(after, field)
        )


def _url(key: int) -> str:
    return f"/{SLUG}/{numbered(ConfigurationItem.prefix, key)}"
