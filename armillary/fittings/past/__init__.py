"""Records as they were: the lists and pages of types that remember, as of a moment."""

from armillary.fittings.past.asking import NAMES, Moment, asked, is_remembered, learn, looking

__all__ = ["NAMES", "Moment", "asked", "is_remembered", "learn", "looking"]
