"""Who is called when others sleep, in the demo: two people of each specialist team, by turns."""

from collections.abc import Sequence
from typing import Any

from armillary.demo.cast import ADMINISTRATOR, CAST
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.on_call.actions import add_turn, lay_down
from armillary.kernel.acts import Act, Door

ON_CALL = "On call"
ZONE, TURNS_CHANGE = "Europe/London", "08:00"


def plan(world: World) -> Plan:
    """One rota for each team that lends people."""
    [team] = [each for each in CAST["team"] if each["name"] == ON_CALL]
    return Plan(team["lent"])


def play(stage: Stage, lenders: Sequence[Any]) -> None:
    """As it has been since the demo begins: a week each."""
    act = Act(actor=stage.known_as(ADMINISTRATOR), at=stage.world.begin, door=Door.WEB)
    team, members = stage.teams[ON_CALL], stage.world.company.members[ON_CALL]
    for lender in lenders:
        rota = lay_down(
            act,
            name=f"{ON_CALL}: {lender}",
            team=team,
            first_on=stage.world.begin.date(),
            begins=TURNS_CHANGE,
            zone=ZONE,
        )
        for human in dict.fromkeys(members):
            if lender in human.teams:
                add_turn(rota, act, person=stage.people[human.key])


PART = Part("on call", plan, play)
