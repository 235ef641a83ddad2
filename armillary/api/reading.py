"""Looking something up through the API: lists, single records and what belongs to them."""

from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer, knows, unchanged
from armillary.api.asking import fields_asked, parameters
from armillary.api.finds import facets_document
from armillary.api.journal import MOST, lines
from armillary.api.naming import ROOT, address_of, key_named
from armillary.api.records import document, documents, possible, read
from armillary.fittings import past
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.fields import fields_of
from armillary.kernel.lifecycle.references import BIGGEST_KEY
from armillary.kernel.links.queries import linked_to
from armillary.kernel.listing.facets import facets
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import address, pairs_of, put
from armillary.kernel.listing.reading import one, page
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person

EXPANSIONS = frozenset({"can", "journal", "links"})
LIST_EXPANSIONS = frozenset({"facets"})


def many(request: Request, kind: RecordType) -> HttpResponse:
    """A page of the list."""
    actor = actor_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    expand = _expand(request, pairs)
    then = past.asked(kind, pairs, actor, act_of(request).at)
    asked = question(kind, pairs, actor, ignored={"expand", *(past.NAMES if then else ())})
    with past.looking(kind, then):
        found = page(asked, actor)
        counted = facets(asked, actor) if "facets" in expand else None
    path = f"{ROOT}/{kind.slug}"
    told: dict[str, Any] = {
        "items": documents(kind, found, actor),
        "next": address(path, put(pairs, "after", found.after)) if found.after else None,
        "previous": address(path, put(pairs, "before", found.before)) if found.before else None,
    }
    if counted is not None:
        told |= facets_document(counted)
    return answer(told)


def single(request: Request, kind: RecordType, number: str) -> HttpResponse:
    """One record, on request with what can be done to it, its journal and its links."""
    actor, pairs = actor_of(request), pairs_of(request.META.get("QUERY_STRING", ""))
    then = past.asked(kind, pairs, actor, act_of(request).at)
    if then:
        return _as_it_was(request, kind, number, then)
    asked = parameters(request, frozenset({"fields", "expand"}))
    expand = asked.among("expand", EXPANSIONS)
    key = key_named(kind, number)
    fields = fields_asked(kind, asked, actor)
    row = read(kind, key, actor, fields)
    if not expand and knows(request, row.version):
        return unchanged(row.version)
    told = document(kind, fields, row, actor)
    if "can" in expand:
        told["can"] = possible(kind, _record(kind, key, actor), act_of(request))
    if "journal" in expand:
        told["journal"] = lines(kind, key, actor)
    if "links" in expand:
        told["links"] = _links(kind, key, actor)
    return answer(told, version=row.version)


def _as_it_was(request: Request, kind: RecordType, number: str, then: past.Moment) -> HttpResponse:
    """One record at a moment of the past. What can be done to it is a matter of now."""
    asked, actor = parameters(request, frozenset({"fields", *past.NAMES})), actor_of(request)
    fields = fields_asked(kind, asked, actor)
    key = key_named(kind, number)
    with past.looking(kind, then, key):
        row = one(kind, fields, key, actor)
    if row is None:
        raise NotFound(f"There was no {number.upper()} at this moment, as far as is recorded.")
    return answer(document(kind, fields, row, actor))


def journal(request: Request, kind: RecordType, number: str) -> HttpResponse:
    """What was done to a record and said about it, oldest first."""
    asked = parameters(request, frozenset({"after", "limit"}))
    limit = asked.whole("limit", 1, MOST, MOST)
    after = asked.whole("after", 0, BIGGEST_KEY, 0)
    key, actor = key_named(kind, number), actor_of(request)
    read(kind, key, actor, (fields_of(kind)["number"],))
    found = lines(kind, key, actor, after=after, limit=limit + 1)
    path = f"{address_of(kind, number.upper())}/journal"
    more = len(found) > limit
    going_on = put(asked.pairs, "after", str(found[limit - 1]["line"])) if more else ()
    return answer({"items": found[:limit], "next": address(path, going_on) if more else None})


def links(request: Request, kind: RecordType, number: str) -> HttpResponse:
    """The records to which a record is linked, as far as the actor may see them."""
    parameters(request, frozenset())
    key, actor = key_named(kind, number), actor_of(request)
    read(kind, key, actor, (fields_of(kind)["number"],))
    return answer({"items": _links(kind, key, actor)})


def _expand(request: Request, pairs: tuple[tuple[str, str], ...]) -> frozenset[str]:
    wanted = frozenset(each for name, text in pairs if name == "expand" for each in text.split(","))
    if wanted - LIST_EXPANSIONS:
        parameters(request, frozenset(name for name, _ in pairs)).among("expand", LIST_EXPANSIONS)
    return wanted


def _record(kind: RecordType, key: int, actor: Person) -> Any:
    return visible(kind.model, actor).get(pk=key)


def _links(kind: RecordType, key: int, actor: Person) -> list[dict[str, Any]]:
    return [
        {
            "how": each.words,
            "outgoing": each.outgoing,
            "type": each.slug,
            "number": each.record.number,
            "name": str(getattr(each.record, record_type_of(type(each.record)).title)),
            "state": each.record.state,
        }
        for each in linked_to(kind.model(pk=key), actor)
    ]
