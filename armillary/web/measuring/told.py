"""Broken promises in a line: which record, how much too late, and where the time went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from armillary.assurance.service_level.queries.measuring.breaches import Named
from armillary.assurance.service_level.rules.measuring.reasons import Breach
from armillary.engines.lengths import briefly
from armillary.web.clocks.panel import there
from armillary.web.values.kinds import Moment
from armillary.web.values.making import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachLine:
    """One of them; without a number for those who may not see the record."""

    number: str
    title: str
    url: str
    explain_url: str
    moment: Moment
    at: str
    took: str
    over: str
    is_open: bool
    most: str


def line_of(
    breach: Breach, names: Mapping[tuple[str, int], Named], zone: ZoneInfo, *, ours: bool
) -> BreachLine:
    """Whose hands they were is told to the provider's people alone."""
    named = names.get((breach.record_type, breach.key))
    party, state = breach.most
    share = breach.spent[breach.most].promised if breach.spent else 0
    return BreachLine(
        number=named.number if named else "",
        title=named.title if named else "A record of somebody else",
        url=named.url if named else "",
        explain_url=f"{named.url}/clocks" if named else "",
        moment=moment(datetime.fromtimestamp(breach.at, UTC)),
        at=there(breach.at, zone),
        took=briefly(breach.target + max(0, breach.over)),
        over=briefly(max(0, breach.over)),
        is_open=breach.is_open,
        most=f"{party}, {state.lower()}: {briefly(share)}" if ours and share else "",
    )
