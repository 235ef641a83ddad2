"""The clocks of an incident: until somebody has it, the service is back, it is solved."""

from collections.abc import Collection

from armillary.engines.clocks import Phase
from armillary.fittings.clocks.declared import DONE, RUNS, ClockKind, Clocks, Facts, Standing
from armillary.fittings.clocks.parties import HANDED_ON, SUPPLIER, of_team
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import HoldReason, State
from armillary.people.models import Team
from armillary.records.models import numbered

ENDED = (State.RESOLVED, State.CLOSED)
NO_MORE = (State.CANCELLED, State.MERGED)


def response(facts: Facts) -> Standing:
    """Done once somebody has it; what comes back to the queue later is answered already."""
    if facts["state"] in NO_MORE:
        return Standing(Phase.DROPPED, facts["state"])
    if facts["assignee_id"] or facts["state"] not in (State.NEW, State.ASSIGNED):
        return DONE
    return RUNS


def restoration(facts: Facts) -> Standing:
    """Done when the service is back, whenever that is told; it goes on when it is gone again."""
    done = (State.RESTORED, *ENDED)
    return _until(done, facts, facts["restored_at"] if facts["state"] == State.RESTORED else None)


def resolution(facts: Facts) -> Standing:
    """Done when it is solved; when it is reopened, it goes on with the time that was spent."""
    return _until(ENDED, facts, facts["resolved_at"])


def turn(facts: Facts) -> str:
    """Whose it is to go on: the supplier's while we wait for one, else the team's, if it can."""
    if facts["paused"]:
        return SUPPLIER if facts["hold_reason"] == HoldReason.AWAITING_VENDOR else ""
    team = facts["team_id"]
    return of_team(numbered(Team.prefix, team)) if team else ""


def _until(done: Collection[str], facts: Facts, at: int | None) -> Standing:
    if facts["state"] in NO_MORE:
        return Standing(Phase.DROPPED, facts["state"])
    if facts["state"] in done:
        return DONE if at is None else Standing(Phase.DONE, at=at)
    if facts["paused"]:
        return Standing(Phase.PAUSED, facts["hold_reason"] or "")
    return RUNS


CLOCKS = Clocks(
    model=Incident,
    kinds=(
        ClockKind(
            name="response",
            label="Response",
            help="Until somebody has it.",
            standing=response,
        ),
        ClockKind(
            name="restore",
            label="Restore",
            help="Until the service is back.",
            standing=restoration,
        ),
        ClockKind(
            name="resolve",
            label="Resolve",
            help="Until it is solved.",
            standing=resolution,
        ),
    ),
    facts=("paused", "hold_reason", "restored_at", "resolved_at", "service_id", "category_id"),
    holder=("assignee_id", "team_id"),
    turn=turn,
    due="due_at",
    stake="expected_penalty",
    rank="priority",
    reasons={
        **dict(HoldReason.choices),
        **dict(State.choices),
        "withdrawn": "No longer promised",
        HANDED_ON: "With others",
    },
)
