"""Files in the demo: what callers send along with what they report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.leftovers import Leftover, leftovers
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.files.keeping import keep
from armillary.kernel.acts import Act, Door

MOST = 8
SENT = (
    (
        "what-it-says.txt",
        "{name}, {at:%d.%m.%Y %H:%M}\n\nThe window says:\n\n    {title}\n\nOK | Cancel\n",
    ),
    ("log.txt", "{at:%H:%M:%S} start\n{at:%H:%M:%S} connect\n{at:%H:%M:%S} timeout after 30 s\n"),
    ("counted.csv", "place,expected,found\n{site},14,12\n{site} (2),9,9\n"),
)


@dataclass(frozen=True, slots=True)
class Sending:
    """A file that a caller sends about a call."""

    number: int
    by: int
    at: datetime
    name: str
    content: str


def plan(world: World) -> Plan:
    """Some of those who wait for an answer have sent something."""
    chance = Random(f"{world.seed} files")
    waiting = leftovers(world)
    chosen = chance.sample(waiting, min(MOST, len(waiting)))
    return Plan([_sending(each, world, chance) for each in chosen])


def play(stage: Stage, sendings: Sequence[Sending]) -> None:
    """Attach them, as acts of the callers."""
    for each in sendings:
        act = Act(actor=stage.people[each.by], at=each.at, door=Door.WEB)
        keep(act, stage.made[each.number], name=each.name, content=each.content.encode())


def _sending(left: Leftover, world: World, chance: Random) -> Sending:
    name, text = chance.choice(SENT)
    at = min(left.touched + timedelta(minutes=3), world.now)
    title = f"Error {chance.randrange(200, 900)}"
    content = text.format(name=left.caller.name, at=at, title=title, site=left.call.site)
    return Sending(left.call.number, left.caller.key, at, name, content)


PART = Part("files", plan, play)
