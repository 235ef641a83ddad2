"""What can be done to calendar feeds."""

from urllib.parse import urlencode

from armillary.fittings.feeds import sources
from armillary.fittings.feeds.models import CalendarFeed, CalendarKey
from armillary.fittings.feeds.vocabulary import State
from armillary.kernel.access import keyed
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import anyone, change, creation, is_the, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.parameters import pairs_of
from armillary.people.models import Person
from armillary.reference.activities import Operations

ACTIVITY = Operations.ADMINISTER_USERS
PURPOSE = "calendar feed"

owner = is_the("owner")


@creation(start=State.IN_USE, activity=ACTIVITY, allowed=anyone)
def feed(act: Act, *, name: str, source: str, question: str = "") -> CalendarFeed:
    """Read something of our calendars in your own. Its address is made afterwards, on its page."""
    return CalendarFeed(
        name=name,
        source=source,
        question=checked(source, question, act.actor),
        owner=act.actor,
    )


@change(when=State.IN_USE, activity=ACTIVITY, allowed=owner)
def change_question(feed: CalendarFeed, act: Act, *, question: str = "") -> None:
    """Let it tell of other things from now on; its address stays."""
    feed.question = checked(feed.source, question, act.actor)


@change(when=State.IN_USE, activity=ACTIVITY, allowed=owner)
def rename(feed: CalendarFeed, act: Act, *, name: str) -> None:
    """Call it by another name."""
    feed.name = name


@transition(
    source=State.IN_USE, target=State.REVOKED, activity=ACTIVITY, allowed=owner | administrators
)
def revoke(feed: CalendarFeed, act: Act) -> None:
    """Let its address be dead, for good."""
    CalendarKey.objects.filter(feed=feed).delete()


@change(when=State.IN_USE, activity=ACTIVITY, allowed=owner)
def open_address(feed: CalendarFeed, act: Act, *, digest: bytes) -> News:
    """Let whoever has the address read the feed. An address that was made before is dead."""
    given = {"person": act.actor, "digest": digest, "made_at": act.at}
    CalendarKey.objects.update_or_create(feed=feed, defaults=given)
    return {"address": [None, "made anew"]}


def new_address(feed: CalendarFeed, act: Act) -> str:
    """Make the secret of its address, and return it, once."""
    secret = keyed.fresh()
    open_address(feed, act, digest=keyed.digest(PURPOSE, secret))
    return secret


def checked(name: str, question: str, actor: Person) -> str:
    """The question as it can be asked again. Raises Invalid: there is no such thing, or not so."""
    source = sources.known(name)
    if source is None or not source.open_to(actor):
        raise Invalid({"source": "There is nothing of this name that you could read."})
    try:
        pairs = pairs_of(question.strip().rpartition("?")[2])
        source.check(pairs, actor)
    except BadQuestion as error:
        raise Invalid({"question": str(error)}) from None
    return urlencode(pairs, safe=",:")
