"""The roles people (and machines) have in the processes: the columns of the RACI matrix."""

from enum import StrEnum
from typing import Self


class Role(StrEnum):
    """A part somebody plays; a person may have several, and a role several persons.

    `title` is the words a reader sees (it hides `str.title`), `sentence` what the role is for.
    """

    title: str  # type: ignore[assignment]
    sentence: str

    def __new__(cls, value: str, title: str, sentence: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.title = title
        member.sentence = sentence
        return member

    CALLER = (
        "caller",
        "Caller",
        "Reports incidents, asks for services, and says whether the answer helped.",
    )
    CUSTOMER_REPRESENTATIVE = (
        "customer-representative",
        "Customer representative",
        "Speaks for a customer: negotiates, signs, reviews, accepts.",
    )
    SERVICE_DESK_AGENT = (
        "service-desk-agent",
        "Service-desk agent",
        "Is the first line: takes what callers report and brings it to an end.",
    )
    SPECIALIST = (
        "specialist",
        "Specialist",
        "Knows a technology in depth and works on what the first line passes on.",
    )
    INCIDENT_MANAGER = (
        "incident-manager",
        "Incident manager",
        "Sees to it that every incident ends in time and leads the major ones.",
    )
    PROBLEM_ANALYST = (
        "problem-analyst",
        "Problem analyst",
        "Looks for the causes behind incidents and tests the explanations.",
    )
    PROBLEM_MANAGER = (
        "problem-manager",
        "Problem manager",
        "Decides which causes are worth removing and sees it through.",
    )
    OPERATOR = (
        "operator",
        "Operator",
        "Watches and runs the production environment day by day.",
    )
    CONFIGURATION_MANAGER = (
        "configuration-manager",
        "Configuration manager",
        "Keeps the record of configuration items true and complete.",
    )
    CHANGE_REQUESTER = (
        "change-requester",
        "Change requester",
        "Asks for a change and says why it is worth making.",
    )
    CHANGE_IMPLEMENTER = (
        "change-implementer",
        "Change implementer",
        "Carries out a change as planned, and takes it back if it fails.",
    )
    CHANGE_MANAGER = (
        "change-manager",
        "Change manager",
        "Guides every change from request to review and settles its path.",
    )
    CAB_MEMBER = (
        "cab-member",
        "CAB member",
        "Advises on changes and votes on those that need the advisory board.",
    )
    SERVICE_LEVEL_MANAGER = (
        "service-level-manager",
        "Service-level manager",
        "Agrees with customers on the quality of service and answers for the results.",
    )
    SERVICE_OWNER = (
        "service-owner",
        "Service owner",
        "Answers for one service from the first idea to its retirement.",
    )
    CONTRACT_MANAGER = (
        "contract-manager",
        "Contract manager",
        "Keeps the contracts with suppliers fit for what we promise to customers.",
    )
    IT_FINANCE_MANAGER = (
        "it-finance-manager",
        "IT finance manager",
        "Knows what services cost and turns use into charges.",
    )
    ARCHITECT = (
        "architect",
        "Architect",
        "Keeps the structure of services, applications and technology sound.",
    )
    CAPACITY_MANAGER = (
        "capacity-manager",
        "Capacity manager",
        "Makes sure that there is enough of everything, and not much more.",
    )
    AVAILABILITY_MANAGER = (
        "availability-manager",
        "Availability manager",
        "Makes sure that services can be used when they were promised.",
    )
    CONTINUITY_MANAGER = (
        "continuity-manager",
        "Continuity manager",
        "Prepares the recovery of key services after a serious interruption.",
    )
    SECURITY_MANAGER = (
        "security-manager",
        "Security manager",
        "Protects information and services to the standard that was set.",
    )
    RELEASE_MANAGER = (
        "release-manager",
        "Release manager",
        "Brings what was built into production, safely and repeatably.",
    )
    BUILD_LEAD = (
        "build-lead",
        "Build lead",
        "Leads the building and testing of a service.",
    )
    BUSINESS_RELATIONSHIP_MANAGER = (
        "business-relationship-manager",
        "Business relationship manager",
        "Knows a customer well and speaks for IT to it, and for it in IT.",
    )
    CHIEF_INFORMATION_OFFICER = (
        "chief-information-officer",
        "Chief information officer",
        "Answers for what IT is worth to the business and where it is going.",
    )
    PROCESS_OWNER = (
        "process-owner",
        "Process owner",
        "Answers for how well one process works and for its rules.",
    )
    AUDITOR = (
        "auditor",
        "Auditor",
        "Reads everything, judges it by evidence, and writes findings only.",
    )
    ADMINISTRATOR = (
        "administrator",
        "Administrator",
        "Sets up the product: people, rights, calendars, code lists.",
    )
    ROBOT = (
        "robot",
        "Robot",
        "The product itself, when a job or a rule acts.",
    )
    INTEGRATION = (
        "integration",
        "Integration",
        "Another system that acts through the API with a token of its own.",
    )


ROLES: tuple[Role, ...] = tuple(Role)

_BY_ID = {each.value: each for each in ROLES}


def role(identifier: str) -> Role:
    """The role of this id."""
    return _BY_ID[identifier]
