"""The column that says what one must expect to pay, and on hover why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from armillary.assurance.service_level.queries.measuring.risk import Risk
from armillary.assurance.service_level.queries.measuring.stakes import stakes
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.declared import Clocks
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field
from armillary.kernel.listing.rows import Row
from armillary.web.measuring.words import percent

STAKE = "expected_penalty"


@dataclass(frozen=True, slots=True)
class Stake:
    """See stake.html: the amount, and what it is made of in words."""

    amount: str
    currency: str
    says: str


def stakes_of(
    kind: RecordType, fields: Sequence[Field], found: Sequence[Row], act: Act
) -> Mapping[int, Stake]:
    """By key, where the list shows it and something is at stake: four statements for the page."""
    clocks = declared.of(kind.model)
    place = next((at for at, field in enumerate(fields) if field.name == STAKE), None)
    if clocks is None or place is None:
        return {}
    held = {row.key: row.values[place] for row in found if row.values[place] is not None}
    made = stakes(kind.slug, held, act.at) if held else {}
    return {key: _stake(clocks, amount, made.get(key, ())) for key, amount in held.items()}


def _stake(clocks: Clocks, amount: Any, risks: Sequence[Risk]) -> Stake:
    """The amount is that by which the list is ordered; the chances are those of now."""
    currencies = dict.fromkeys(each.currency for each in risks)
    says = ", and ".join(_parts(clocks, risks)) or "Nothing any more: its promises have ended."
    return Stake(f"{Decimal(amount):,.2f}", next(iter(currencies), ""), says)


def _parts(clocks: Clocks, risks: Sequence[Risk]) -> Iterator[str]:
    for each in risks:
        kind = clocks.kind(each.clock)
        label = kind.label if kind else each.clock
        yield (
            f"{label}: {percent(each.chance, 0)} likely to be broken, "
            f"which costs {each.credit:,.2f} {each.currency} by {each.objective}"
        )
