"""Who does what in business-IT alignment."""

from armillary.reference.activities import (
    BusinessAssessment,
    CustomerManagement,
    ServicePlanning,
    Strategy,
)
from armillary.reference.raci.matrix import matrix
from armillary.reference.roles import (
    ARCHITECT,
    AVAILABILITY_MANAGER,
    BUILD_LEAD,
    BUSINESS_RELATIONSHIP_MANAGER,
    CAPACITY_MANAGER,
    CHIEF_INFORMATION_OFFICER,
    CONTINUITY_MANAGER,
    CUSTOMER_REPRESENTATIVE,
    IT_FINANCE_MANAGER,
    PROCESS_OWNER,
    SECURITY_MANAGER,
    SERVICE_DESK_AGENT,
    SERVICE_LEVEL_MANAGER,
    SERVICE_OWNER,
)

BUSINESS_ASSESSMENT = matrix(
    (
        CHIEF_INFORMATION_OFFICER,
        BUSINESS_RELATIONSHIP_MANAGER,
        ARCHITECT,
        SERVICE_OWNER,
        IT_FINANCE_MANAGER,
        CUSTOMER_REPRESENTATIVE,
    ),
    ("A R . C . .", BusinessAssessment.DEFINE_MARKET_SEGMENTS),
    ("A R C R . C", BusinessAssessment.CHARACTERIZE_SERVICE_OPPORTUNITIES),
    ("A R . C C .", BusinessAssessment.REVIEW_SEGMENT_SIZE_AND_GROWTH),
    ("A R C C C C", BusinessAssessment.ANALYSE_SEGMENT_VALUE_CHAIN),
    ("A R C C C .", BusinessAssessment.ANALYSE_COMPETITION),
    ("A R C C C I", BusinessAssessment.PREPARE_MARKET_ANALYSIS),
)

CUSTOMER_MANAGEMENT = matrix(
    (
        PROCESS_OWNER,
        BUSINESS_RELATIONSHIP_MANAGER,
        SERVICE_LEVEL_MANAGER,
        SERVICE_OWNER,
        SERVICE_DESK_AGENT,
        IT_FINANCE_MANAGER,
        CUSTOMER_REPRESENTATIVE,
    ),
    ("A R C C . . I", CustomerManagement.DEVELOP_MARKETING_COMMUNICATIONS),
    ("A R C C . C C", CustomerManagement.SELL_IT_SERVICES),
    ("A R C C . . C", CustomerManagement.MANAGE_CUSTOMER_RELATIONSHIPS),
    ("A R C C R . C", CustomerManagement.SURVEY_CUSTOMERS),
    ("A R R R C . C", CustomerManagement.IDENTIFY_SERVICE_OPPORTUNITIES),
    ("A R C C . C C", CustomerManagement.CONDUCT_EXECUTIVE_BRIEFINGS),
    ("A R R C C C C", CustomerManagement.INTRODUCE_NEW_CUSTOMERS),
)

STRATEGY = matrix(
    (
        CHIEF_INFORMATION_OFFICER,
        ARCHITECT,
        BUSINESS_RELATIONSHIP_MANAGER,
        SERVICE_OWNER,
        IT_FINANCE_MANAGER,
        PROCESS_OWNER,
        CUSTOMER_REPRESENTATIVE,
    ),
    ("A R C C C R C", Strategy.ALIGN_ORGANISATION_DESIGN_WITH_BUSINESS),
    ("A C C C R C .", Strategy.DETERMINE_IT_BUDGET),
    ("A R R C C C C", Strategy.PERFORM_STRATEGIC_ANALYSES),
    ("A R R C . C C", Strategy.DEFINE_IT_VISION),
    ("A R R C C I I", Strategy.DEVELOP_AND_COMMUNICATE_STRATEGIC_PLAN),
    ("A R R C . C I", Strategy.DEVELOP_MISSION_STATEMENT),
    ("A R R C C C C", Strategy.IDENTIFY_BREAKTHROUGH_OBJECTIVES),
    ("A R C R . C C", Strategy.DEVELOP_ENTERPRISE_SERVICE_DEFINITIONS),
    ("A R C R C . C", Strategy.SELECT_SERVICE_SOLUTIONS),
    ("A R . C C . I", Strategy.DEFINE_IT_ARCHITECTURE),
    ("A R . C . C .", Strategy.IDENTIFY_ENABLING_TECHNOLOGIES),
)

SERVICE_PLANNING = matrix(
    (
        SERVICE_OWNER,
        ARCHITECT,
        BUSINESS_RELATIONSHIP_MANAGER,
        SERVICE_LEVEL_MANAGER,
        IT_FINANCE_MANAGER,
        CAPACITY_MANAGER,
        AVAILABILITY_MANAGER,
        CONTINUITY_MANAGER,
        SECURITY_MANAGER,
        BUILD_LEAD,
        CHIEF_INFORMATION_OFFICER,
    ),
    ("A R R C C C C C C C I", ServicePlanning.PLAN_NEW_STANDARD_SERVICES),
    ("A R C C C C C R R C I", ServicePlanning.ANALYSE_SERVICE_RISK),
    ("A R R C . C C C C C .", ServicePlanning.DEFINE_FUNCTIONAL_REQUIREMENTS),
    ("A R . C C R C C C R .", ServicePlanning.ANALYSE_CAPABILITY_GAPS),
    ("A R C C R C C C C C I", ServicePlanning.DECIDE_BUY_OR_BUILD_SERVICE),
    ("A C C C R . . . . . I", ServicePlanning.DETERMINE_SERVICE_ROI),
    ("A R C C C C C C C C I", ServicePlanning.CREATE_SERVICE_DESIGN_SPECIFICATION),
    ("A C R R R . . . . . I", ServicePlanning.MANAGE_SERVICE_VALUE),
)
