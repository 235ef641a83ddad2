"""How it is known that somebody would have noticed an outage, and that nobody would."""

from datetime import datetime

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.design.availability.actions.allowed import keepers
from armillary.design.availability.models import Lookout
from armillary.design.availability.vocabulary import BELIEVED, MeasuredBy
from armillary.design.availability.vocabulary import LookoutState as State
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import Operations as Activity

ACTIVITY = Activity.TRACK_SERVICE_METRIC_DATA


@creation(start=State.STANDING, activity=ACTIVITY, allowed=keepers)
def begin_lookout(
    act: Act,
    *,
    title: str,
    item: ConfigurationItem,
    since: datetime,
    measured_by: MeasuredBy = MeasuredBy.MONITOR,
    users: int | None = None,
) -> Lookout:
    """Say since when somebody notices when this service is down, and how many use it."""
    return Lookout(title=title, item=item, since=since, measured_by=measured_by.value, users=users)


@transition(source=State.STANDING, target=State.ENDED, activity=ACTIVITY, allowed=keepers)
def end_lookout(lookout: Lookout, act: Act, *, until: datetime) -> None:
    """Say until when somebody would have noticed: from then on nobody knows."""
    lookout.until = until


@change(when=BELIEVED, activity=ACTIVITY, allowed=keepers)
def correct_lookout(
    lookout: Lookout,
    act: Act,
    *,
    reason: str,
    since: datetime | None = None,
    users: int | None = None,
    title: str | None = None,
) -> News:
    """Put right what was said of it, and say why; what is not said stays."""
    lookout.since = lookout.since if since is None else since
    lookout.users = lookout.users if users is None else users
    lookout.title = lookout.title if title is None else title
    return {"reason": [None, reason]}


@transition(source=BELIEVED, target=State.WITHDRAWN, activity=ACTIVITY, allowed=keepers)
def withdraw_lookout(lookout: Lookout, act: Act, *, reason: str) -> News:
    """Nobody was on the lookout: what it said does not count."""
    return {"reason": [None, reason]}
