"""What must have come before what, also across processes: rules that the journal is held to."""

from armillary.fittings.house_rules.known import declare, house_rules
from armillary.fittings.house_rules.rule import HouseRule

__all__ = ["HouseRule", "declare", "house_rules"]
