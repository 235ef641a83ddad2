"""Process guides in the demo: brought out in autumn, reviewed, and read by nearly everybody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.acts import Act, Door
from armillary.people.models import Person
from armillary.reference.processes import PROCESSES
from armillary.reference.roles import Role
from armillary.transformation.guides import actions, jobs, queries
from armillary.transformation.guides.models import GuideEdition
from armillary.transformation.guides.reading import because, required_of

DAY = timedelta(days=1)
READ = 0.94
"""How often somebody reads a guide within the two weeks that there are for it."""
NOT_REVIEWED = ("capacity-management", "customer-management")
REMARKS = "Read with those who work by it; nothing to add."


@dataclass(frozen=True, slots=True)
class Autumn:
    """When the guides were brought out, and the seed of who has read them."""

    brought_out: datetime
    seed: str


def plan(world: World) -> Plan:
    """A quarter of a year ago, or as soon as the demo had begun."""
    return Plan([Autumn(max(world.now - 75 * DAY, world.begin + DAY), f"{world.seed} guides")])


def play(stage: Stage, autumns: Sequence[Autumn]) -> None:
    """Each guide gets its first edition, its owner reviews it, and those concerned read it."""
    for autumn in autumns:
        jobs.bring_out(_by_itself(stage, autumn.brought_out))
        editions = queries.standing()
        for edition in editions.values():
            _review(edition, autumn.brought_out + 6 * DAY)
        _read(stage, autumn, editions)


def _by_itself(stage: Stage, at: datetime) -> Act:
    return Act(actor=stage.robot, at=at, door=Door.JOB)


def _review(edition: GuideEdition, at: datetime) -> None:
    """Two still wait for it, and those for which nobody answers."""
    if edition.assignee is not None and edition.process not in NOT_REVIEWED:
        by = Act(actor=edition.assignee, at=at, door=Door.WEB)
        actions.review(edition, by, remarks=REMARKS)


def _read(stage: Stage, autumn: Autumn, editions: Mapping[str, GuideEdition]) -> None:
    chance, chronicle = Random(autumn.seed), Chronicle(Keys())
    required = required_of(PROCESSES, queries.duties_in_force())
    for reader, roles, since in _readers(stage):
        asked = _by_itself(stage, max(autumn.brought_out, since) + DAY / 24)
        for edition in editions.values():
            parts = roles & required[edition.process]
            if not parts:
                continue
            made = chronicle.create(
                actions.ask_to_read, asked, edition=edition, assignee=reader, because=because(parts)
            )
            at = asked.at + 14 * DAY * chance.betavariate(1.2, 2.5)
            if at < stage.world.now and chance.random() < READ:
                act = Act(actor=reader, at=at, door=Door.WEB)
                chronicle.perform(actions.acknowledge, made, act)
    write(_by_itself(stage, stage.world.now), [chronicle.hand_over()])


def _readers(stage: Stage) -> Iterator[tuple[Person, frozenset[Role], datetime]]:
    """The provider's people who have a part in something, each since the first day."""
    since = {stage.people[human.key].pk: human for human in stage.world.company.people}
    for key, roles in sorted(queries.roles_of_readers().items()):
        human = since.get(key)
        if human is not None:
            yield stage.people[human.key], roles, human.since


PART = Part("guides", plan, play)
