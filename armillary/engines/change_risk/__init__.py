"""How likely a change fails, and what that would cost (N9).

The chance of failure comes from what became of changes like it: of its model, of those of its team,
of those that touched its class of items; each level leans on the one above it as far as it has
seen too little itself. Facts about the change move the odds. What a failure would cost is summed
over the services that it can reach. The level is the highest of what the figures, the answers to
questions and the policy say: no one of them can talk it down.
"""

from armillary.engines.change_risk.chances import WEIGHT, Seen, adjusted, smoothed, through
from armillary.engines.change_risk.consequence import Exposed, Share, consequence, shares
from armillary.engines.change_risk.fitting import fitted
from armillary.engines.change_risk.levels import Level, highest, level_of

__all__ = [
    "WEIGHT",
    "Exposed",
    "Level",
    "Seen",
    "Share",
    "adjusted",
    "consequence",
    "fitted",
    "highest",
    "level_of",
    "shares",
    "smoothed",
    "through",
]
