"""Who does what in business-IT alignment."""

from armillary.reference.activities import (
    BusinessAssessment,
    CustomerManagement,
    ServicePlanning,
    Strategy,
)
from armillary.reference.raci.matrix import matrix
from armillary.reference.roles import Role

BUSINESS_ASSESSMENT = matrix(
    (
        Role.CHIEF_INFORMATION_OFFICER,
        Role.BUSINESS_RELATIONSHIP_MANAGER,
        Role.ARCHITECT,
        Role.SERVICE_OWNER,
        Role.IT_FINANCE_MANAGER,
        Role.CUSTOMER_REPRESENTATIVE,
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
        Role.PROCESS_OWNER,
        Role.BUSINESS_RELATIONSHIP_MANAGER,
        Role.SERVICE_LEVEL_MANAGER,
        Role.SERVICE_OWNER,
        Role.SERVICE_DESK_AGENT,
        Role.IT_FINANCE_MANAGER,
        Role.CUSTOMER_REPRESENTATIVE,
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
        Role.CHIEF_INFORMATION_OFFICER,
        Role.ARCHITECT,
        Role.BUSINESS_RELATIONSHIP_MANAGER,
        Role.SERVICE_OWNER,
        Role.IT_FINANCE_MANAGER,
        Role.PROCESS_OWNER,
        Role.CUSTOMER_REPRESENTATIVE,
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
        Role.SERVICE_OWNER,
        Role.ARCHITECT,
        Role.BUSINESS_RELATIONSHIP_MANAGER,
        Role.SERVICE_LEVEL_MANAGER,
        Role.IT_FINANCE_MANAGER,
        Role.CAPACITY_MANAGER,
        Role.AVAILABILITY_MANAGER,
        Role.CONTINUITY_MANAGER,
        Role.SECURITY_MANAGER,
        Role.BUILD_LEAD,
        Role.CHIEF_INFORMATION_OFFICER,
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
