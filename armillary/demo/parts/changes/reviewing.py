"""How changes of the demo are reviewed and closed."""

from datetime import datetime, timedelta

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.vocabulary import Outcome, Path
from armillary.demo.parts.changes.house import House

HOUR = timedelta(hours=1)
LEARNT = {
    Outcome.SUCCESSFUL: "It went as it was rehearsed; the sheet for the desks was of use.",
    Outcome.WITH_ISSUES: "The conversion missed what was entered by hand; calls came for two days.",
    Outcome.BACKED_OUT: "The test machine has another release of the library than production.",
    Outcome.LEFT_IN: "The point of no return came before the check: the check moves forward.",
    Outcome.PARTIAL: "Half of it was done; the carrier did not come. The rest is a new request.",
}
REVIEWED = (Path.MAJOR, Path.EMERGENCY, Path.LATENT)


def review(house: House, change: Change, outcome: Outcome, ended: datetime) -> None:
    """Say what came of it, two hours after its end; who asked for it closes what went well."""
    at = min(ended + 2 * HOUR, house.now)
    if outcome == Outcome.SUCCESSFUL and change.path not in REVIEWED:
        actions.close(change, house.by(change.requester or house.manager, at))
    else:
        actions.close(change, house.by_manager(at), review=LEARNT[outcome])
