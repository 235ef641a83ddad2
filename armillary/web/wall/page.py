"""The page of a wall board."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import pairs_of
from armillary.web.asking import kind_named
from armillary.web.wall.board import board_of
from armillary.web.wall.link import has_wall

THEMES = frozenset({"dark", "light", "auto"})


@signed_in
@require_safe
def wall(request: Request, slug: str) -> HttpResponse:
    """Show the queue that the address means to a room: dark unless `theme` says otherwise."""
    kind = kind_named(slug)
    if not has_wall(kind):
        raise NotFound(f"Nothing is promised of {kind.plural.lower()}, so they have no wall board.")
    board = board_of(kind, pairs_of(request.META.get("QUERY_STRING", "")), act_of(request))
    theme = request.GET.get("theme", "dark")
    context = {
        "title": f"Wall board: {board.label}",
        "board": board,
        "theme": theme if theme in THEMES else "dark",
    }
    return render(request, "wall.html", context)
