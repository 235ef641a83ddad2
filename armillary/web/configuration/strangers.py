"""The page of a discrepancy: where something is unknown, with all that is known of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import Discrepancy
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.sources.models import Reading
from armillary.assurance.configuration.sources.strangers import Stranger, stranger_of
from armillary.assurance.configuration.vocabulary import Finding
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import RuleBroken
from armillary.records.models import numbered
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.kinds import Moment
from armillary.web.values.making import moment
from armillary.web.values.words import in_words

SLUG = "discrepancies"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of something that no item is."""

    source: str
    first: Moment
    last: Moment
    reading: str
    why: str
    facts: tuple[tuple[str, str], ...]


@signed_in
@require_safe
def discrepancy(request: Request, number: str) -> HttpResponse:
    """Show a discrepancy, and of something unknown what its source says."""
    kind, act = kind_named(SLUG), act_of(request)
    found = cast("Discrepancy", readable(kind, number, act.actor))
    view = record_view(kind, found, act, all_="all" in request.GET)
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "seen": _seen(found) if found.kind == Finding.UNKNOWN else None,
    }
    return render(request, "configuration/discrepancy.html", page)


def _seen(found: Discrepancy) -> Seen | None:
    try:
        known = stranger_of(found)
    except RuleBroken:
        return None
    return Seen(
        source=found.source,
        first=moment(known.first_seen_at),
        last=moment(known.seen_at),
        reading=numbered(Reading.prefix, known.reading),
        why=known.why,
        facts=((("Key", found.key)), *_facts(known)),
    )


def _facts(known: Stranger) -> Iterator[tuple[str, str]]:
    of = catalogue().class_by_name.get(known.class_name)
    yield "Class", of.label if of else f"{known.class_name} (there is none here)"
    yield "Name", known.name
    for name, value in (*known.said.items(), *known.identifiers.items()):
        if name != "name":
            words = name.replace("_", " ")
            yield words[:1].upper() + words[1:], in_words(value, nothing="")
