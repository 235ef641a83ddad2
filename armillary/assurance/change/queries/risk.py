"""How risky a change is: by what became of the like, by what it hits, by answers and policy."""

from dataclasses import dataclass
from datetime import datetime

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import affected, factors, past
from armillary.assurance.change.queries.factors import Factor
from armillary.assurance.change.queries.impact import Hit
from armillary.assurance.change.rules import risk as rules
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.engines.change_risk import (
    Exposed,
    Level,
    Share,
    adjusted,
    consequence,
    highest,
    level_of,
    shares,
    smoothed,
    through,
)
from armillary.engines.dependencies import State

MINUTES = 60
"""So long a service is out where nobody has said how long the way back takes."""
IF_IT_FAILS = {State.DOWN: 1.0, State.DEGRADED: 0.3}
WEIGHTS = {1: 10.0, 2: 5.0, 3: 2.0, 4: 1.0, 5: 0.5}
UNSAID = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """The chance that it fails, what that would cost, and the level, with all that led there."""

    past: past.Past
    before: float
    facts: tuple[Factor, ...]
    chance: float
    shares: tuple[Share, ...]
    loss: float
    figures: Level
    asked: Level | None
    laid_down: Level

    @property
    def expected(self) -> float:
        return self.chance * self.loss

    @property
    def level(self) -> Level:
        """The highest of the three."""
        return highest(self.figures, self.asked, self.laid_down)


def judge(change: Change, hit: Hit | None, at: datetime) -> Judged:
    """As it stands at this moment."""
    items = affected.items(change)
    like = past.of_the_like(change, _class_of(items), at - past.LOOKED_BACK)
    first = smoothed(like.all, rules.PRIOR)
    before = through((like.of_path, like.of_team, like.of_class), first)
    known = factors.in_force()
    facts = tuple(known[each] for each in rules.facts_of(change, items=len(items)))
    chance = adjusted(before, [each.factor for each in facts])
    exposed = _exposed(change, hit)
    loss = consequence(exposed)
    felt = hit.felt if hit else ()
    return Judged(
        past=like,
        before=before,
        facts=facts,
        chance=chance,
        shares=tuple(shares(exposed)),
        loss=loss,
        figures=level_of(chance * loss),
        asked=rules.asked(change.experience, change.complexity, change.reversal),
        laid_down=rules.laid_down(
            change.path, change.outage, len(felt), vital=bool(hit and hit.vital)
        ),
    )


def _exposed(change: Change, hit: Hit | None) -> list[Exposed]:
    """The services in reach; the people with something in use that fails count as one more."""
    if hit is None:
        return []
    minutes = float(change.back_out_minutes + change.verify_minutes or MINUTES)
    own = [each for each in hit.touched if each.key in set(hit.felt)]
    chances = {each.key: 1.0 for each in own}
    told = {each.key: each for each in own}
    for row in hit.services:
        chances.setdefault(row.item.key, IF_IT_FAILS.get(row.becomes, 0.0))
        told.setdefault(row.item.key, row.item)
    return [
        Exposed(key, chance, minutes, WEIGHTS.get(told[key].criticality or 0, UNSAID))
        for key, chance in chances.items()
        if chance
    ]


def _class_of(items: list[ConfigurationItem]) -> int | None:
    return items[0].configuration_class_id if items else None
