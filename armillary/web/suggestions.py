"""Suggestions while typing: persons, teams and other records, as the pickers want them."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.lifecycle.text import flaw
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.asking import kind_named
from armillary.web.values.fields import address, title_of
from armillary.web.values.states import state

MOST, LONGEST = 8, 200


@signed_in
@require_safe
def suggest(request: Request, slug: str) -> HttpResponse:
    """The records of a type whose title begins with the words, or a word of it does."""
    kind = kind_named(slug)
    words = words_in(request)
    found = matching(kind, words, actor_of(request))
    return JsonResponse({"results": [suggestion(kind, each) for each in found]})


def words_in(request: Request) -> str:
    """What was typed so far. Invalid: it is too long, or no text."""
    words = request.GET.get("q", "").strip()
    if why := flaw(words, longest=LONGEST):
        raise Invalid({"q": why})
    return words


def matching(kind: RecordType, words: str, actor: Person) -> Iterable[Record]:
    """At most eight: those still in use, by title; a number finds its record at once."""
    rows = visible(kind.model, actor)
    key = key_of(kind.model.prefix, words)
    if key is not None:
        return list(rows.filter(pk=key))
    if kind.open_states:
        rows = rows.filter(state__in=kind.open_states)
    if words:
        rows = rows.filter(_holds(kind, words))
    order = ("-pk",) if kind.title == "title" else (_column(kind), "pk")
    return list(rows.order_by(*order)[:MOST])


def suggestion(kind: RecordType, record: Record) -> dict[str, str]:
    """One line of the list under the field."""
    return {
        "value": record.number,
        "label": title_of(record),
        "detail": _detail(kind, record),
        "url": address(record),
    }


def _holds(kind: RecordType, words: str) -> Q:
    column = _column(kind)
    found = Q(**{f"{column}__istartswith": words}) | Q(**{f"{column}__icontains": f" {words}"})
    if issubclass(kind.model, Person):
        found |= Q(email__istartswith=words)
    return found


def _column(kind: RecordType) -> str:
    return "pk" if kind.title == "number" else kind.title


def _detail(kind: RecordType, record: Record) -> str:
    if isinstance(record, Person):
        return record.email
    words = state(kind.slug, record.state).label
    return record.number if kind.title != "title" else f"{record.number} · {words}"
