"""What can be asked about agreements and what they promise."""

from armillary.assurance.service_level.queries.in_force import (
    Applies,
    Facts,
    anything_for,
    objectives_for,
)

__all__ = ["Applies", "Facts", "anything_for", "objectives_for"]
