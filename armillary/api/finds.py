"""Facets and search results as JSON."""

from typing import Any

from armillary.api.naming import address_of
from armillary.fittings.search.finding import Found, Group, Hit
from armillary.kernel.listing.facets import Count, Facets


def facets_document(found: Facets) -> dict[str, Any]:
    """The total and the facets; a count with "more" is what was counted before the cap."""
    return {
        "total": _count(found.total),
        "facets": [
            {
                "field": facet.field.name,
                "label": facet.field.label,
                "values": [
                    {
                        "value": option.value,
                        "label": option.label,
                        "count": _count(option.count),
                        "chosen": option.chosen,
                    }
                    for option in facet.options
                ],
            }
            for facet in found.facets
        ],
    }


def found_document(found: Found) -> dict[str, Any]:
    """What was found, by type; texts come in pieces, marked where they hit."""
    return {
        "words": found.words,
        "exact": found.exact and _hit(found.exact),
        "groups": [_group(group) for group in found.groups],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "type": group.kind.slug,
        "label": group.kind.plural,
        "count": _count(group.count),
        "hits": [_hit(hit) for hit in group.hits],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "number": hit.number,
        "url": address_of(hit.kind, hit.number),
        "title": hit.title,
        "state": hit.state,
        "updated_at": hit.updated_at,
        "snippet": hit.snippet,
        "said": hit.said,
    }


def _count(count: Count) -> dict[str, Any]:
    return {"number": count.number, "more": count.more}
