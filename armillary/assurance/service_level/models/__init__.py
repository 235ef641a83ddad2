"""What service-level management keeps."""

from armillary.assurance.service_level.models.agreement import Agreement
from armillary.assurance.service_level.models.facts import (
    Backing,
    Coverage,
    Edition,
    Signature,
    Turn,
    Waiver,
)
from armillary.assurance.service_level.models.objective import Objective

__all__ = [
    "Agreement",
    "Backing",
    "Coverage",
    "Edition",
    "Objective",
    "Signature",
    "Turn",
    "Waiver",
]
