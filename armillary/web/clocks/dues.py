"""The column that says what is due, in the tone of how much of the time is spent."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from armillary.engines.lengths import briefly
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.urgency import Urgency, urgencies
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field
from armillary.kernel.listing.rows import Row
from armillary.web.clocks.panel import SOON
from armillary.web.values.due import Due
from armillary.web.values.making import moment

DUE = "due_at"


def dues_of(
    kind: RecordType, fields: Sequence[Field], found: Sequence[Row], act: Act
) -> Mapping[int, Due]:
    """By key, where the list shows what is due and something is: one statement for the page."""
    place = next((at for at, field in enumerate(fields) if field.name == DUE), None)
    if place is None or all(row.values[place] is None for row in found):
        return {}
    return dues(kind, [row.key for row in found], act.at)


def dues(kind: RecordType, keys: Sequence[int], now: datetime) -> Mapping[int, Due]:
    """What is due of these records; of types without clocks nothing."""
    clocks = declared.of(kind.model)
    if clocks is None or clocks.due != DUE or not keys:
        return {}
    return {key: due_of(each) for key, each in urgencies(clocks, keys, now).items()}


def due_of(each: Urgency) -> Due:
    """The chip of a clock: the moment, and on hover how much of which clock is spent."""
    spent = f"{each.kind.label}: {each.share} % of {briefly(each.target)} spent"
    if each.due is None:
        return Due("", "Paused", "paused", "", spent)
    told = moment(each.due)
    if each.late:
        late = f"{each.kind.label}: late, {briefly(each.target)} were promised"
        return Due(told.iso, told.text, "late", "overdue", late)
    tone = "paused" if each.paused else "soon" if each.share >= SOON else "ok"
    return Due(told.iso, told.text, tone, "due", spent)
