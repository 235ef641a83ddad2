"""The dependency engine: what falls with what, why, and how likely.

A graph is a value made of edges: a dependent, what it needs, and the rule of the need.

- any: the dependent falls with any of them: it is down when the needed thing is down, and degraded
  when it is degraded.
- all, k_of_n: edges of one dependent, rule and group meet in a gate. The dependent falls when all
  have fallen, or when fewer members than it needs stand; it is degraded when too few stand whole,
  or when those that stand whole no longer carry the full load.
- degrade: the dependent is degraded when the needed thing is down.
- none: says nothing about failure.

A node is down only for a reason that goes back to what failed (`falling`). Nothing here calls
itself: the longest chain ends, and a diamond is as much work as it has nodes.
"""

from armillary.engines.dependencies.availability import (
    Availability,
    Importance,
    availability,
    chance_to_fall,
)
from armillary.engines.dependencies.causes import Cause, causes, reach, share_a_gate
from armillary.engines.dependencies.cuts import cut_sets
from armillary.engines.dependencies.errors import FaultyGraph, TooIntricate
from armillary.engines.dependencies.failure_matrix import marks, matrix
from armillary.engines.dependencies.falling import what_if
from armillary.engines.dependencies.graph import Edge, Gate, Graph
from armillary.engines.dependencies.impact import Affected, Impact, Redundancy, impact
from armillary.engines.dependencies.networks import Joints, joints
from armillary.engines.dependencies.singles import single_points
from armillary.engines.dependencies.suspects import Evidence, Suspect, explanation, suspects
from armillary.engines.dependencies.timelines import Outage, Stretch, timelines
from armillary.engines.dependencies.vocabulary import Mark, Rule, State

__all__ = [
    "Affected",
    "Availability",
    "Cause",
    "Edge",
    "Evidence",
    "FaultyGraph",
    "Gate",
    "Graph",
    "Impact",
    "Importance",
    "Joints",
    "Mark",
    "Outage",
    "Redundancy",
    "Rule",
    "State",
    "Stretch",
    "Suspect",
    "TooIntricate",
    "availability",
    "causes",
    "chance_to_fall",
    "cut_sets",
    "explanation",
    "impact",
    "joints",
    "marks",
    "matrix",
    "reach",
    "share_a_gate",
    "single_points",
    "suspects",
    "timelines",
    "what_if",
]
