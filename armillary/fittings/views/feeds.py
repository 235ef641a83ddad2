"""Reading a view as a feed: by a secret key of a person, with what that person sees."""

from dataclasses import dataclass

from armillary.fittings.views.models import FeedKey, View
from armillary.fittings.views.rules import LOOKS
from armillary.fittings.views.vocabulary import State
from armillary.kernel.access import keyed
from armillary.kernel.access.rights import active
from armillary.kernel.access.standing import stand_as
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.lifecycle import anyone, change
from armillary.kernel.lifecycle.verbs import News
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.listing.reading import Page, page
from armillary.kernel.registry import record_types
from armillary.reference.activities import Operations

PURPOSE = "feed"
LENGTH = 50


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed tells: the newest records that the view means, for whose key it is."""

    view: View
    kind: RecordType
    page: Page


def begin(view: View, act: Act) -> str:
    """Make the key of the acting person for this view, and return it, once. An older one ends."""
    secret = keyed.fresh()
    open_feed(view, act, digest=keyed.digest(PURPOSE, secret))
    return secret


@change(when=State.IN_USE, activity=Operations.ADMINISTER_USERS, allowed=anyone)
def open_feed(view: View, act: Act, *, digest: bytes) -> News:
    """Let a program read this view as you see it."""
    FeedKey.objects.update_or_create(
        view=view, person=act.actor, defaults={"digest": digest, "made_at": act.at}
    )
    return {"feed": [None, act.actor.number]}


@change(activity=Operations.ADMINISTER_USERS, allowed=anyone)
def end_feed(view: View, act: Act) -> News:
    """Let your key for this view be dead from now on."""
    FeedKey.objects.filter(view=view, person=act.actor).delete()
    return {"feed": [act.actor.number, None]}


def read(number: str, secret: str) -> Feed:
    """What the holder of this key may read. NotFound, in the same words, whatever is wrong."""
    key = FeedKey.objects.filter(digest=keyed.digest(PURPOSE, secret)).first() if secret else None
    person = active([key.person_id]).get(key.person_id) if key else None
    if key is None or person is None:
        raise NotFound("There is no such feed.")
    stand_as(person)
    view = visible(View, person).filter(pk=key.view_id, state=State.IN_USE).first()
    kind = record_types().get(view.record_type) if view else None
    if view is None or kind is None or view.number != number:
        raise NotFound("There is no such feed.")
    names = dict.fromkeys(("number", kind.title, "state", "updated_at"))
    pairs = (*_filters(view), ("sort", "-updated_at"))
    asked = question(kind, pairs, person, ignored=LOOKS, fields=tuple(names), limit=LENGTH)
    return Feed(view, kind, page(asked, person))


def _filters(view: View) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in pairs_of(view.question) if pair[0] not in ("sort", "fields"))
