"""The CMDB in the demo as people look after it: seen, audited, frozen, asked, verified."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import audits as auditing
from armillary.assurance.configuration.actions import baselines, questions, verifying
from armillary.assurance.configuration.models import Audit, ConfigurationItem
from armillary.assurance.configuration.queries import audits, catalogue
from armillary.assurance.configuration.vocabulary import Verdict
from armillary.demo.cast import ADMINISTRATOR
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.estate.sightings import Sighting, sightings
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.acts import Act, Door
from armillary.people.models import Person

QUARTER = timedelta(days=91)
QUESTIONS = (
    (
        "Servers near the end of support that vital services need",
        "server where end_of_support < today + 400d and needed by service where criticality = 1",
        "Asked before the yearly planning of replacements.",
    ),
    (
        "Services with nobody to answer for them",
        "service where owner is empty or team is empty",
        "Should find nothing.",
    ),
    (
        "Certificates that expire within 30 days",
        "certificate where expires < today + 30d",
        "Looked at every Monday.",
    ),
)
WRONG = (
    "It is another model than recorded.",
    "It stands in another room.",
    "Somebody else works with it.",
    "The serial number on the plate is another one.",
)


@dataclass(frozen=True, slots=True)
class Look:
    """An audit: of what, how many days ago, and how much of the sheet is done."""

    name: str
    of: str
    margin: str
    ago: int
    done: float = 1.0


LOOKS = (
    Look("Workplaces, autumn", "client", "0.08", 40),
    Look("Network devices, autumn", "network_device", "0.1", 33),
    Look("Virtual machines before the winter freeze", "virtual_machine", "0.1", 4, done=0.6),
)


def plan(world: World) -> Plan:
    """The last sightings, in the order of time, and then the audits."""
    seen = sorted(sightings(world), key=lambda each: (each.at, each.key))
    return Plan([*seen, *LOOKS])


def play(stage: Stage, planned: Sequence[Sighting | Look]) -> None:
    """See and miss, freeze what was there a quarter ago, audit, ask, and let the rules look."""
    keeper = stage.known_as(ADMINISTRATOR)
    _freeze(stage, keeper)
    _see(stage, [each for each in planned if isinstance(each, Sighting)])
    for look in planned:
        if isinstance(look, Look):
            _audit(stage, keeper, look)
    for name, text, purpose in QUESTIONS:
        asking = _by(keeper, stage.world.now - timedelta(days=20))
        questions.keep(asking, name=name, text=text, purpose=purpose)
    verifying.verify(_by(keeper, stage.world.now))


def _by(keeper: Person, at: datetime) -> Act:
    return Act(actor=keeper, at=at, door=Door.WEB)


def _freeze(stage: Stage, keeper: Person) -> None:
    at = max(stage.world.begin + timedelta(days=7), stage.world.now - QUARTER)
    baselines.freeze(
        _by(keeper, at),
        name=f"Quarter to {at:%B %Y}",
        purpose="What the quarterly report compares with.",
    )


def _see(stage: Stage, seen: Iterable[Sighting]) -> None:
    """First all that was found, then what was looked for in vain: each change leaves a version."""
    items = {each.name: each for each in ConfigurationItem.objects.all()}
    chronicle, lost = Chronicle(Keys()), list[Sighting]()
    for each in seen:
        if each.why_lost:
            lost.append(each)
        else:
            act = _robot(stage, each.at)
            chronicle.perform(actions.see, items[each.key], act, provenance=each.source)
    write(_robot(stage, stage.world.now), [chronicle.hand_over()])
    for each in lost:
        act = _robot(stage, each.at)
        chronicle.perform(actions.miss, items[each.key], act, reason=each.why_lost)
    write(_robot(stage, stage.world.now), [chronicle.hand_over()])


def _robot(stage: Stage, at: datetime) -> Act:
    return Act(actor=stage.robot, at=at, door=Door.JOB)


def _audit(stage: Stage, keeper: Person, look: Look) -> None:
    """Plan it, draw the sheet, walk through it within a week; what is whole is signed."""
    begun = stage.world.now - timedelta(days=look.ago)
    audit = auditing.plan(
        _by(keeper, begun),
        name=look.name,
        scope=catalogue().class_by_name[look.of],
        expected=Decimal("0.9"),
        margin=Decimal(look.margin),
        seed=look.of,
    )
    auditing.start(audit, _by(keeper, begun + timedelta(minutes=5)))
    _judge(stage, keeper, audit, look)
    if look.done == 1:
        auditing.sign(audit, _by(keeper, begun + timedelta(days=7)))


def _judge(stage: Stage, keeper: Person, audit: Audit, look: Look) -> None:
    """Most is right; of the rest, most is there but is not as recorded."""
    chance, chronicle = Random(f"{stage.world.seed} {look.name}"), Chronicle(Keys())
    sheet = list(audits.sheet(audit))
    for place, each in enumerate(sheet[: round(len(sheet) * look.done)]):
        at = audit.created_at + timedelta(hours=4, minutes=20 * place)
        [verdict] = chance.choices((Verdict.RIGHT, Verdict.WRONG, Verdict.NOT_FOUND), (94, 5, 1))
        said = chance.choice(WRONG) if verdict == Verdict.WRONG else ""
        chronicle.perform(
            auditing.judge,
            audit,
            _by(keeper, min(at, stage.world.now)),
            item=each.item,
            verdict=verdict,
            said=said,
        )
    write(_by(keeper, stage.world.now), [chronicle.hand_over()])


PART = Part("the truth of the CMDB", plan, play)
