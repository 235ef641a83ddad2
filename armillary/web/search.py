"""Finding records of all types by words, as a page and as suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.search.finding import Group, Hit, find
from armillary.fittings.search.marking import Marked
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.listing.parameters import address
from armillary.web.frame.icons import kind_icon
from armillary.web.lists.page import Empty
from armillary.web.records.crumbs import Crumb, hue_of, is_process, process_of
from armillary.web.suggestions import MOST, words_in
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment
from armillary.web.values.states import state

FEW = 3


@dataclass(frozen=True, slots=True)
class Result:
    """A record that was found, with its words marked."""

    url: str
    number: str
    title: Sequence[Marked]
    state: State
    moment: Moment
    snippet: Sequence[Marked]


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """What was found of one type."""

    id: str
    label: str
    icon: str
    group: str
    count: str
    more_url: str
    results: tuple[Result, ...]


@signed_in
@require_safe
def search(request: Request) -> HttpResponse:
    """Everything that holds the words; a number alone leads to its record's group first."""
    words = words_in(request)
    found = find(words, actor_of(request))
    in_order = sorted(found.groups, key=_weight)
    groups = [_group(each, words) for each in in_order]
    if found.exact and all(found.exact.key != hit.key for g in found.groups for hit in g.hits):
        groups.insert(0, _alone(found.exact))
    page = {
        "title": f"Search: {words}" if words else "Search",
        "query": words,
        "groups": groups,
        "total": _total(found.groups, len(groups)),
        "empty": _empty(words),
        "breadcrumbs": (Crumb("Search"),),
    }
    return render(request, "search.html", page)


@signed_in
@require_safe
def suggest_anything(request: Request) -> HttpResponse:
    """The likeliest records of any type, for the palette and for links."""
    found = find(words_in(request), actor_of(request), limit=MOST)
    in_order = sorted(found.groups, key=_weight)
    few = (hit for group in in_order for hit in group.hits[: FEW if _weight(group) else MOST])
    hits = [*([found.exact] if found.exact else []), *few]
    lines = {hit.number: _line(hit) for hit in hits}
    return JsonResponse({"results": list(lines.values())[:MOST]})


def _weight(group: Group) -> bool:
    """What belongs to a process comes before people and settings."""
    return not is_process(process_of(group.kind))


def _line(hit: Hit) -> dict[str, str]:
    words = state(hit.kind.slug, hit.state).label
    return {
        "value": hit.number,
        "label": "".join(piece.text for piece in hit.title),
        "detail": f"{hit.number} · {words}",
        "url": f"/{hit.kind.slug}/{hit.number}",
        "icon": kind_icon(hit.kind.slug),
    }


def _group(group: Group, words: str) -> ResultGroup:
    kind = group.kind
    more = group.count.more or group.count.number > len(group.hits)
    return ResultGroup(
        id=kind.slug,
        label=kind.plural,
        icon=kind_icon(kind.slug),
        group=hue_of(kind),
        count=str(group.count),
        more_url=address(f"/{kind.slug}", (("q", words),)) if more else "",
        results=tuple(_result(hit) for hit in group.hits),
    )


def _alone(hit: Hit) -> ResultGroup:
    slug = hit.kind.slug
    icon, hue = kind_icon(slug), hue_of(hit.kind)
    return ResultGroup(f"{slug}-number", hit.kind.name, icon, hue, "1", "", (_result(hit),))


def _result(hit: Hit) -> Result:
    return Result(
        url=f"/{hit.kind.slug}/{hit.number}",
        number=hit.number,
        title=hit.title,
        state=state(hit.kind.slug, hit.state),
        moment=moment(hit.updated_at),
        snippet=hit.snippet,
    )


def _total(groups: Sequence[Group], at_least: int) -> str:
    number = max(at_least, sum(group.count.number for group in groups))
    return f"{number:,}{'+' if any(group.count.more for group in groups) else ''}"


def _empty(words: str) -> Empty:
    if words:
        return Empty(
            "Nothing found.", "All the words must occur; the last may be a beginning.", None
        )
    return Empty("Type a word, a name or a number.", "Search looks at every kind of record.", None)
