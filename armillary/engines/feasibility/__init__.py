"""Whether a promise can be kept (N14): from what was seen, and from what others have promised.

- `within`: the chance that all stages together end in time, from the times that each of them took;
- `judge`: what that chance says of a promised share: it holds, it fails, or one cannot know yet;
- `longest`: what contracts allow to take: the sum of their maxima and of the hand-overs;
- `uncovered`: when somebody is promised help and nobody has promised to give it.

The availability of a service from those of its parts is in `engines/dependencies`.
"""

from armillary.engines.feasibility.bounds import Stage, longest
from armillary.engines.feasibility.chances import ENOUGH, Chance, Verdict, judge, within
from armillary.engines.feasibility.hours import uncovered

__all__ = ["ENOUGH", "Chance", "Stage", "Verdict", "judge", "longest", "uncovered", "within"]
