"""What was changed and nobody had authorised: found, looked at, and made good."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from armillary.assurance.change.actions.allowed import managers, the_robot
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import affected
from armillary.assurance.change.vocabulary import Path, State, Verdict
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change as change_verb
from armillary.kernel.lifecycle import creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Team
from armillary.reference.activities import Change as Activity

MOST_TOLD = 20
URGENT = Activity.MANAGE_URGENT_CHANGES


@creation(start=State.DETECTED, activity=URGENT, allowed=the_robot)
def detect(
    act: Act,
    *,
    title: str,
    item: ConfigurationItem,
    team: Team | None,
    fingerprint: str,
    seen_at: datetime,
) -> Change:
    """A source found something different, and no change said that it would be."""
    return Change(
        path=Path.UNAUTHORISED.value,
        title=title[:200],
        item=item,
        team=team,
        fingerprint=fingerprint,
        ended_at=seen_at,
    )


@change_verb(activity=URGENT, when=State.DETECTED, allowed=the_robot)
def note_evidence(
    change: Change, act: Act, *, items: Collection[int], evidence: dict[str, Any]
) -> News:
    """The same was found again, or at further things."""
    fresh = affected.add_all(change, items)
    change.evidence = {**change.evidence, **evidence}
    more = {"items": [None, f"{len(fresh)} more"]} if fresh else {}
    return {**more, **dict(islice(_differences(evidence), MOST_TOLD))}


def _differences(evidence: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """What was found different of which item, before and after; and who found it."""
    for number, told in evidence.items():
        for name, pair in told["changes"].items():
            yield f"{number} {name.removeprefix('custom_').replace('_', ' ')}", list(pair)
        yield f"{number} was found by", [None, told["source"]]


@transition(
    source=State.DETECTED,
    target=State.DRAFT,
    activity=URGENT,
    allowed=managers,
    words="reason",
)
def adopt(change: Change, act: Act, *, reason: str) -> None:
    """Somebody did this, and should have asked: it is written down and decided on afterwards."""
    change.path = Path.LATENT.value
    change.reason = reason
    change.fingerprint = ""
    change.started_at = change.started_at or change.ended_at
    change.requester = act.actor


@transition(
    source=State.DETECTED,
    target=State.DISMISSED,
    activity=URGENT,
    allowed=managers,
    words="reason",
)
def dismiss(change: Change, act: Act, *, verdict: Verdict, reason: str) -> None:
    """It was no change that somebody should have asked for; say what it was."""
    change.verdict = verdict.value
    change.closed_at = act.at
