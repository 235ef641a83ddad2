"""Records as they were: the lists and pages of types that remember, as of a moment."""

from armillary.fittings.past.asking import (
    NAMES,
    Moment,
    asked,
    is_remembered,
    learn,
    looking,
    read,
)
from armillary.fittings.past.queries import as_it_was

__all__ = [
    "NAMES",
    "Moment",
    "as_it_was",
    "asked",
    "is_remembered",
    "learn",
    "looking",
    "read",
]
