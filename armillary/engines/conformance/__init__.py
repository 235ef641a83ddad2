"""How far what happened is what was to happen: replaying traces on a net, and what follows.

A net says what may happen; a trace is what did. Token replay and its fitness are those of Rozinat
and van der Aalst, "Conformance checking of processes based on monitoring real behavior",
Information Systems 33 (2008) 64-95. Precision is that of van der Aalst, Adriansyah and van Dongen,
"Replaying history on process models for conformance checking and performance analysis", WIREs Data
Mining and Knowledge Discovery 2 (2012) 182-192, with the place of a case as its context.
"""

from armillary.engines.conformance.aligning import Aligned, Move, align
from armillary.engines.conformance.nets import Happened, Net, Transition, net_of
from armillary.engines.conformance.precision import precision
from armillary.engines.conformance.replaying import Replay, replay, together
from armillary.engines.conformance.shares import Share

__all__ = [
    "Aligned",
    "Happened",
    "Move",
    "Net",
    "Replay",
    "Share",
    "Transition",
    "align",
    "net_of",
    "precision",
    "replay",
    "together",
]
