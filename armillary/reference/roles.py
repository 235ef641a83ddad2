"""The roles people (and machines) have in the processes: the columns of the RACI matrix."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """A part somebody plays; a person may have several, and a role several persons."""

    id: str
    title: str
    sentence: str


CALLER = Role(
    "caller", "Caller", "Reports incidents, asks for services, and says whether the answer helped."
)
CUSTOMER_REPRESENTATIVE = Role(
    "customer-representative",
    "Customer representative",
    "Speaks for a customer: negotiates, signs, reviews, accepts.",
)
SERVICE_DESK_AGENT = Role(
    "service-desk-agent",
    "Service-desk agent",
    "Is the first line: takes what callers report and brings it to an end.",
)
SPECIALIST = Role(
    "specialist",
    "Specialist",
    "Knows a technology in depth and works on what the first line passes on.",
)
INCIDENT_MANAGER = Role(
    "incident-manager",
    "Incident manager",
    "Sees to it that every incident ends in time and leads the major ones.",
)
PROBLEM_ANALYST = Role(
    "problem-analyst",
    "Problem analyst",
    "Looks for the causes behind incidents and tests the explanations.",
)
PROBLEM_MANAGER = Role(
    "problem-manager",
    "Problem manager",
    "Decides which causes are worth removing and sees it through.",
)
OPERATOR = Role("operator", "Operator", "Watches and runs the production environment day by day.")
CONFIGURATION_MANAGER = Role(
    "configuration-manager",
    "Configuration manager",
    "Keeps the record of configuration items true and complete.",
)
CHANGE_REQUESTER = Role(
    "change-requester", "Change requester", "Asks for a change and says why it is worth making."
)
CHANGE_IMPLEMENTER = Role(
    "change-implementer",
    "Change implementer",
    "Carries out a change as planned, and takes it back if it fails.",
)
CHANGE_MANAGER = Role(
    "change-manager",
    "Change manager",
    "Guides every change from request to review and settles its path.",
)
CAB_MEMBER = Role(
    "cab-member",
    "CAB member",
    "Advises on changes and votes on those that need the advisory board.",
)
SERVICE_LEVEL_MANAGER = Role(
    "service-level-manager",
    "Service-level manager",
    "Agrees with customers on the quality of service and answers for the results.",
)
SERVICE_OWNER = Role(
    "service-owner",
    "Service owner",
    "Answers for one service from the first idea to its retirement.",
)
CONTRACT_MANAGER = Role(
    "contract-manager",
    "Contract manager",
    "Keeps the contracts with suppliers fit for what we promise to customers.",
)
IT_FINANCE_MANAGER = Role(
    "it-finance-manager",
    "IT finance manager",
    "Knows what services cost and turns use into charges.",
)
ARCHITECT = Role(
    "architect", "Architect", "Keeps the structure of services, applications and technology sound."
)
CAPACITY_MANAGER = Role(
    "capacity-manager",
    "Capacity manager",
    "Makes sure that there is enough of everything, and not much more.",
)
AVAILABILITY_MANAGER = Role(
    "availability-manager",
    "Availability manager",
    "Makes sure that services can be used when they were promised.",
)
CONTINUITY_MANAGER = Role(
    "continuity-manager",
    "Continuity manager",
    "Prepares the recovery of key services after a serious interruption.",
)
SECURITY_MANAGER = Role(
    "security-manager",
    "Security manager",
    "Protects information and services to the standard that was set.",
)
RELEASE_MANAGER = Role(
    "release-manager",
    "Release manager",
    "Brings what was built into production, safely and repeatably.",
)
BUILD_LEAD = Role("build-lead", "Build lead", "Leads the building and testing of a service.")
BUSINESS_RELATIONSHIP_MANAGER = Role(
    "business-relationship-manager",
    "Business relationship manager",
    "Knows a customer well and speaks for IT to it, and for it in IT.",
)
CHIEF_INFORMATION_OFFICER = Role(
    "chief-information-officer",
    "Chief information officer",
    "Answers for what IT is worth to the business and where it is going.",
)
PROCESS_OWNER = Role(
    "process-owner", "Process owner", "Answers for how well one process works and for its rules."
)
AUDITOR = Role(
    "auditor", "Auditor", "Reads everything, judges it by evidence, and writes findings only."
)
ADMINISTRATOR = Role(
    "administrator", "Administrator", "Sets up the product: people, rights, calendars, code lists."
)
ROBOT = Role("robot", "Robot", "The product itself, when a job or a rule acts.")
INTEGRATION = Role(
    "integration",
    "Integration",
    "Another system that acts through the API with a token of its own.",
)

ROLES: tuple[Role, ...] = (
    CALLER,
    CUSTOMER_REPRESENTATIVE,
    SERVICE_DESK_AGENT,
    SPECIALIST,
    INCIDENT_MANAGER,
    PROBLEM_ANALYST,
    PROBLEM_MANAGER,
    OPERATOR,
    CONFIGURATION_MANAGER,
    CHANGE_REQUESTER,
    CHANGE_IMPLEMENTER,
    CHANGE_MANAGER,
    CAB_MEMBER,
    SERVICE_LEVEL_MANAGER,
    SERVICE_OWNER,
    CONTRACT_MANAGER,
    IT_FINANCE_MANAGER,
    ARCHITECT,
    CAPACITY_MANAGER,
    AVAILABILITY_MANAGER,
    CONTINUITY_MANAGER,
    SECURITY_MANAGER,
    RELEASE_MANAGER,
    BUILD_LEAD,
    BUSINESS_RELATIONSHIP_MANAGER,
    CHIEF_INFORMATION_OFFICER,
    PROCESS_OWNER,
    AUDITOR,
    ADMINISTRATOR,
    ROBOT,
    INTEGRATION,
)

_BY_ID = {each.id: each for each in ROLES}


def role(identifier: str) -> Role:
    """The role of this id."""
    return _BY_ID[identifier]
