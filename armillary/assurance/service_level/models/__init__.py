"""What service-level management keeps."""

from armillary.assurance.service_level.models.agreement import Agreement
from armillary.assurance.service_level.models.facts import (
    Backing,
    Coverage,
    Edition,
    Signature,
    Told,
    Waiver,
)
from armillary.assurance.service_level.models.foresight import LifeCurve, Trial
from armillary.assurance.service_level.models.improvement import Improvement
from armillary.assurance.service_level.models.objective import Objective
from armillary.assurance.service_level.models.review import ServiceReview
from armillary.assurance.service_level.models.standard_service import StandardService

__all__ = [
    "Agreement",
    "Backing",
    "Coverage",
    "Edition",
    "Improvement",
    "LifeCurve",
    "Objective",
    "ServiceReview",
    "Signature",
    "StandardService",
    "Told",
    "Trial",
    "Waiver",
]
