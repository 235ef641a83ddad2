"""Taking a portion of a reading back: what nobody has touched since is as it was before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from armillary.assurance.configuration.actions.living import retire
from armillary.assurance.configuration.imports.proposals import Verdict
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.sources import facts
from armillary.assurance.configuration.sources.facts import Ending
from armillary.assurance.configuration.sources.models import Reading, Row
from armillary.assurance.configuration.sources.taking import current, locked
from armillary.assurance.configuration.sources.verbs import bring_up_to_date
from armillary.assurance.configuration.sources.vocabulary import Outcome
from armillary.assurance.configuration.vocabulary import UNENDED
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.acts import Act

SINCE = "It was changed since, so it stays as it is."


@dataclass
class Returning:
    """One portion on its way back. What was new is retired: nothing that was there is forgotten."""

    reading: Reading
    act: Act
    rows: Sequence[Row]
    chronicle: Chronicle = field(default_factory=lambda: Chronicle(Keys()))
    claims: list[dict[str, Any]] = field(default_factory=list)
    unclaimed: list[int] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)

    def give_back(self) -> int:
        """Take the items of these rows back; how many were. In statements whose number is fixed."""
        done = [row for row in self.rows if row.outcome == Outcome.DONE]
        here = locked(self.act, [row.ci for row in done if row.ci])
        for row in done:
            item = here.get(row.ci or 0)
            why = _objection(row, item)
            if why or item is None:
                self.endings.append(Ending(row.pk, Outcome.DONE.value, why))
            else:
                self._give_back(row, item)
        write(self.act, [self.chronicle.hand_over()])
        facts.unclaim(self.reading.source, self.unclaimed)
        facts.claim(self.reading.source, self.act.at, self.claims)
        facts.tell(self.endings)
        return sum(each.outcome == Outcome.UNDONE for each in self.endings)

    def _give_back(self, row: Row, item: ConfigurationItem) -> None:
        if row.before.get("made"):
            why = f"{self.reading.number} was taken back."
            self.chronicle.perform(retire, item, self.act, reason=why)
        elif values := row.before.get("values"):
            self.chronicle.perform(
                bring_up_to_date, item, self.act, told=values, source=self.reading.source
            )
        if claim := row.before.get("claim"):
            self.claims.append({"ci": item.pk, **claim})
        else:
            self.unclaimed.append(item.pk)
        self.endings.append(Ending(row.pk, Outcome.UNDONE.value))


def _objection(row: Row, item: ConfigurationItem | None) -> str:
    """Why this one is left as it is."""
    if item is None:
        return "It is not there any more."
    if row.before.get("made"):
        return SINCE if item.version != 1 or item.state not in UNENDED else ""
    if row.verdict == Verdict.MISSING:
        return "" if item.missing else SINCE
    return (
        SINCE
        if any(current(item, name) != new for name, (_, new, _) in row.changes.items())
        else ""
    )
