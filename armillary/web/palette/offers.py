"""What the palette offers a person: what can be made, lists and views, reports, settings, help."""

from collections.abc import Iterator
from dataclasses import dataclass

from armillary.kernel.access.visibility import NOTHING
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import processes
from armillary.people.models import Person
from armillary.web.frame.context import books, reports, way_to_work
from armillary.web.frame.creations import creations
from armillary.web.frame.icons import kind_icon
from armillary.web.lists.views import is_worked_on, list_url, views
from armillary.web.records.crumbs import is_process


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette. `id` is what its use is counted by, `words` find it too."""

    id: str
    group: str
    label: str
    url: str
    icon: str
    words: str = ""


OWN = (
    Offer("place:/hand-offs/inbox", "Go to", "Inbox of hand-offs", "/hand-offs/inbox", "inbox"),
    Offer("place:/me", "Settings", "My sign-in", "/me", "lock", "password tokens sessions"),
    Offer("place:/me/notifications", "Settings", "My notifications", "/me/notifications", "bell"),
    Offer("place:/me/keys", "Settings", "My keys", "/me/keys", "keyboard", "shortcuts"),
    Offer("place:/api/docs", "Help", "API reference", "/api/docs", "api", "openapi documentation"),
)


MODEL = (
    Offer("place:/map", "Go to", "The map", "/map", "topology-star-3", "model processes flow"),
    Offer(
        "place:/map/workflow",
        "Go to",
        "Workflow of a service",
        "/map/workflow",
        "topology-star-3",
        "way through the processes map",
    ),
)
"""What the provider's people are offered besides."""


def offers(act: Act) -> tuple[Offer, ...]:
    """Everything but records and what the open page can do; no question to the database."""
    kinds = seen_by(act.actor)
    return (
        Offer("place:/work", "Go to", "My work", way_to_work(act.actor), "inbox", "queue inbox"),
        *(
            Offer(
                f"new:{each.url}", "New", f"New {each.label.lower()}", each.url, each.icon, "create"
            )
            for each in creations(act)
        ),
        *(_list(kind) for kind in kinds),
        *(each for kind in kinds for each in _views(kind, act.actor)),
        *(
            Offer(f"place:{each.url}", "Reports", f"Report: {each.label}", each.url, each.icon)
            for each in reports(act.actor, "")
        ),
        *(
            Offer(f"place:{each.url}", "Help", each.label, each.url, each.icon, "words help")
            for each in books(act.actor, "")
        ),
        *(MODEL if act.actor.is_staff else ()),
        *OWN,
    )


def seen_by(actor: Person) -> tuple[RecordType, ...]:
    """The types of which this person may see any record, those of processes first."""
    in_order = sorted(processes(), key=lambda each: not is_process(each.id))
    return tuple(
        kind for process in in_order for kind in process.records if kind.visible(actor) != NOTHING
    )


def numbers(actor: Person) -> dict[str, str]:
    """Where a number leads, by its prefix; the first stands for digits alone."""
    return {kind.model.prefix: f"/{kind.slug}" for kind in seen_by(actor)}


def _list(kind: RecordType) -> Offer:
    url = list_url(kind)
    return Offer(f"place:/{kind.slug}", "Go to", kind.plural, url, kind_icon(kind.slug), "list all")


def _views(kind: RecordType, actor: Person) -> Iterator[Offer]:
    if is_worked_on(kind):
        for view in views(kind, actor, ()):
            label = f"{kind.plural}: {view.label}"
            yield Offer(f"view:{view.url}", "Views", label, view.url, "filter")
