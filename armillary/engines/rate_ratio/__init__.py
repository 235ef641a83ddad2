"""Whether more goes wrong after a change than before, and which few changes cause most (N4).

What happened in reach of a change within some days after it is set against the same hours of the
weeks before. If nothing had changed, each of all these incidents would lie afterwards with the
chance of the time afterwards in all the time. So the test is exact, needs no many cases, and its
interval too. Many changes are tested, so what is found is held to a share of false finds
(Benjamini and Hochberg), and what follows the one is not counted against the other as well.
"""

from armillary.engines.rate_ratio.binomial import at_least, at_most, bounds
from armillary.engines.rate_ratio.concentration import Concentration, concentration
from armillary.engines.rate_ratio.discovery import FALSE_SHARE, adjusted, discovered
from armillary.engines.rate_ratio.enrichment import Enrichment, enrichment
from armillary.engines.rate_ratio.matching import Counted, counted
from armillary.engines.rate_ratio.ratios import Ratio, ratio
from armillary.engines.rate_ratio.scores import Suspicion, suspicion
from armillary.engines.rate_ratio.together import Case, Judged, together

__all__ = [
    "FALSE_SHARE",
    "Case",
    "Concentration",
    "Counted",
    "Enrichment",
    "Judged",
    "Ratio",
    "Suspicion",
    "adjusted",
    "at_least",
    "at_most",
    "bounds",
    "concentration",
    "counted",
    "discovered",
    "enrichment",
    "ratio",
    "suspicion",
    "together",
]
