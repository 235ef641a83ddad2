"""How the work of the 17 processes and their 134 activities is done, in our own words."""

from armillary.reference.activities import Activity
from armillary.reference.guides.availability import AVAILABILITY_GUIDE
from armillary.reference.guides.build_and_test import BUILD_AND_TEST_GUIDE
from armillary.reference.guides.business_assessment import BUSINESS_ASSESSMENT_GUIDE
from armillary.reference.guides.capacity import CAPACITY_GUIDE
from armillary.reference.guides.change import CHANGE_GUIDE
from armillary.reference.guides.configuration import CONFIGURATION_GUIDE
from armillary.reference.guides.continuity import CONTINUITY_GUIDE
from armillary.reference.guides.customer_management import CUSTOMER_MANAGEMENT_GUIDE
from armillary.reference.guides.finance import FINANCE_GUIDE
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.guides.incident import INCIDENT_GUIDE
from armillary.reference.guides.operations import OPERATIONS_MANAGEMENT_GUIDE
from armillary.reference.guides.problem import PROBLEM_GUIDE
from armillary.reference.guides.release import RELEASE_GUIDE
from armillary.reference.guides.security import SECURITY_GUIDE
from armillary.reference.guides.service_level import SERVICE_LEVEL_GUIDE
from armillary.reference.guides.service_planning import SERVICE_PLANNING_GUIDE
from armillary.reference.guides.strategy import STRATEGY_GUIDE
from armillary.reference.processes import Process

GUIDES: tuple[Guide, ...] = (
    BUSINESS_ASSESSMENT_GUIDE,
    CUSTOMER_MANAGEMENT_GUIDE,
    STRATEGY_GUIDE,
    SERVICE_PLANNING_GUIDE,
    CONTINUITY_GUIDE,
    SECURITY_GUIDE,
    AVAILABILITY_GUIDE,
    CAPACITY_GUIDE,
    FINANCE_GUIDE,
    BUILD_AND_TEST_GUIDE,
    RELEASE_GUIDE,
    OPERATIONS_MANAGEMENT_GUIDE,
    INCIDENT_GUIDE,
    PROBLEM_GUIDE,
    CONFIGURATION_GUIDE,
    CHANGE_GUIDE,
    SERVICE_LEVEL_GUIDE,
)

_BY_PROCESS = {each.process.id: each for each in GUIDES}
_BY_ACTIVITY = {each.activity: each for guide in GUIDES for each in guide.paragraphs}


def guide(process: Process) -> Guide:
    """The guide of a process."""
    return _BY_PROCESS[process.id]


def paragraph(activity: Activity) -> Paragraph:
    """How an activity is done."""
    return _BY_ACTIVITY[activity]


__all__ = ["GUIDES", "Guide", "Measure", "Paragraph", "guide", "paragraph"]
