"""How changes of the demo are reviewed and closed."""

from datetime import datetime, timedelta

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.rules.review import is_reviewed
from armillary.assurance.change.vocabulary import Outcome
from armillary.demo.parts.changes.house import House

HOUR = timedelta(hours=1)
LEARNT = {
    Outcome.SUCCESSFUL: "It went as it was rehearsed; the sheet for the desks was of use.",
    Outcome.WITH_ISSUES: "The conversion missed what was entered by hand; calls came for two days.",
    Outcome.BACKED_OUT: "The test machine has another release of the library than production.",
    Outcome.LEFT_IN: "The point of no return came before the check: the check moves forward.",
    Outcome.PARTIAL: "Half of it was done; the carrier did not come. The rest is a new request.",
}
ADJUST = {
    Outcome.WITH_ISSUES: "The plan counts by hand what the forms have missed.",
    Outcome.BACKED_OUT: "The test machine gets the libraries of production each week.",
    Outcome.LEFT_IN: "The plan: the check comes before the point of no return.",
    Outcome.PARTIAL: "Nothing: the carrier has apologised.",
}


def review(house: House, change: Change, outcome: Outcome, ended: datetime) -> None:
    """Say what came of it, two hours after its end; who asked for it closes what went well."""
    at = min(ended + 2 * HOUR, house.now)
    if not is_reviewed(change.path, outcome):
        actions.close(change, house.by(change.requester or house.manager, at))
    else:
        went_well = outcome == Outcome.SUCCESSFUL
        actions.close(
            change,
            house.by_manager(at),
            review=LEARNT[outcome],
            as_planned=change.as_planned if change.as_planned is not None else went_well,
            only_planned=went_well,
            back_out_worked=True if outcome == Outcome.BACKED_OUT else None,
            tests_told=went_well,
            people_told=change.pk % 7 > 0,
            cmdb_true=True,
            to_adjust=ADJUST.get(outcome, ""),
        )
