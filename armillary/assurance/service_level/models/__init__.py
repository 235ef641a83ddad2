"""What service-level management keeps."""

from armillary.assurance.service_level.models.agreement import Agreement
from armillary.assurance.service_level.models.analysis import Analysis
from armillary.assurance.service_level.models.baseline import ServiceBaseline
from armillary.assurance.service_level.models.benchmark import Benchmark
from armillary.assurance.service_level.models.facts import (
    Backing,
    Coverage,
    Edition,
    Pack,
    Signature,
    Told,
    Waiver,
)
from armillary.assurance.service_level.models.foresight import LifeCurve, Trial
from armillary.assurance.service_level.models.improvement import Improvement
from armillary.assurance.service_level.models.objective import Objective
from armillary.assurance.service_level.models.reading import Reading
from armillary.assurance.service_level.models.review import ServiceReview
from armillary.assurance.service_level.models.standard_service import StandardService

__all__ = [
    "Agreement",
    "Analysis",
    "Backing",
    "Benchmark",
    "Coverage",
    "Edition",
    "Improvement",
    "LifeCurve",
    "Objective",
    "Pack",
    "Reading",
    "ServiceBaseline",
    "ServiceReview",
    "Signature",
    "StandardService",
    "Told",
    "Trial",
    "Waiver",
]
