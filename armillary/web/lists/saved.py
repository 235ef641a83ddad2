"""The saved views of a list: its tabs, which one is open, and whether it was changed since."""

from dataclasses import dataclass, replace

from armillary.fittings.views.models import View as SavedView
from armillary.fittings.views.queries import offered
from armillary.fittings.views.rules import keepers, lasting, written
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.people.models import Person
from armillary.reference.activities import Operations
from armillary.web.lists.views import View, views

EVERYTHING = "?view=all"
"""Asks for nothing, and says so: without it a list opens with the view that comes first."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The saved views, and what can be done with the question that is asked now."""

    tabs: tuple[View, ...]
    open: SavedView | None
    changed: bool
    mine: bool
    question: str
    url: str
    reset_url: str
    first_url: str
    comes_first: bool
    has_feed: bool
    save_as_url: str


def saved_view(kind: RecordType, act: Act, pairs: Pairs) -> Saved:
    """Read the saved views of a list: one query."""
    number = next((text for name, text in pairs if name == "view"), "")
    key = key_of(SavedView.prefix, number)
    found = offered(kind.slug, act.actor, key)
    first = next((each.view for each in found if each.comes_first), None)
    offer = next((each for each in found if each.view.pk == key), None)
    here = offer.view if offer else None
    asked = written(pairs)
    path = f"/{kind.slug}"
    new = (("record_type", kind.slug), ("question", asked))
    return Saved(
        tabs=tuple(View(e.view.name, _url(path, e.view), e.view is here) for e in found),
        open=here,
        changed=here is not None and _sorted(asked) != _sorted(here.question),
        mine=here is not None and _may_change(here, act),
        question=asked,
        url=address(path, pairs),
        reset_url=_url(path, here) if here else "",
        first_url=_url(path, first) if first else "",
        comes_first=offer is not None and offer.comes_first,
        has_feed=offer is not None and offer.has_feed,
        save_as_url=address("/views/new", new) if lasting(pairs) else "",
    )


def tabs(kind: RecordType, actor: Person, pairs: Pairs, saved: Saved) -> tuple[View, ...]:
    """The ready-made views, then the saved ones; one of them is the current one."""
    made = views(kind, actor, pairs)
    if saved.first_url:
        made = tuple(
            replace(each, url=each.url if "?" in each.url else f"{each.url}{EVERYTHING}")
            for each in made
        )
    if saved.open:
        made = tuple(replace(each, current=False) for each in made)
    return (*made, *saved.tabs)


def _url(path: str, view: SavedView) -> str:
    return address(path, (*pairs_of(view.question), ("view", view.number)))


def _sorted(question: str) -> list[tuple[str, str]]:
    return sorted(pairs_of(question))


def _may_change(view: SavedView, act: Act) -> bool:
    return keepers.refusal(view, act, Operations.ADMINISTER_USERS) is None
