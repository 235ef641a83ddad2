"""What is kept of sources: the rules by which they are understood, and what they told."""

from armillary.assurance.configuration.sources.models.merges import Merge
from armillary.assurance.configuration.sources.models.readings import File, Reading, Row
from armillary.assurance.configuration.sources.models.rules import (
    IdentificationRule,
    IgnoredThing,
    ReconciliationRule,
    WeakIdentifier,
)

__all__ = [
    "File",
    "IdentificationRule",
    "IgnoredThing",
    "Merge",
    "Reading",
    "ReconciliationRule",
    "Row",
    "WeakIdentifier",
]
