"""Who does what in service design and management."""

from armillary.reference.activities import Availability, Capacity, Continuity, Finance, Security
from armillary.reference.raci.matrix import matrix
from armillary.reference.roles import Role

CONTINUITY = matrix(
    (
        Role.CONTINUITY_MANAGER,
        Role.SERVICE_OWNER,
        Role.ARCHITECT,
        Role.OPERATOR,
        Role.SECURITY_MANAGER,
        Role.SERVICE_LEVEL_MANAGER,
        Role.CUSTOMER_REPRESENTATIVE,
        Role.CHIEF_INFORMATION_OFFICER,
    ),
    ("A R C . . C C I", Continuity.IDENTIFY_KEY_SERVICES),
    ("A R R C C . C I", Continuity.ANALYSE_RISK_AND_IMPACT),
    ("A R C C . C C I", Continuity.DETERMINE_CONTINGENCY_REQUIREMENTS),
    ("A R C R C I I I", Continuity.REHEARSE_AND_REVIEW_PLANS),
    ("A C R R C . . .", Continuity.IMPLEMENT_RECOVERY_MECHANISMS),
    ("A R . C C C I I", Continuity.COMMUNICATE_CONTINUITY_PLAN),
)

SECURITY = matrix(
    (
        Role.SECURITY_MANAGER,
        Role.SPECIALIST,
        Role.OPERATOR,
        Role.SERVICE_OWNER,
        Role.ARCHITECT,
        Role.AUDITOR,
        Role.SERVICE_DESK_AGENT,
        Role.CHIEF_INFORMATION_OFFICER,
    ),
    ("A R R C C . I I", Security.ENFORCE_SECURITY_POLICY),
    ("A R I I . . I I", Security.PROMOTE_SECURITY_AWARENESS),
    ("A R C C R C . I", Security.ANALYSE_SECURITY_GAPS),
    ("A R C R C . . I", Security.ASSESS_SECURITY_RISKS),
    ("A C C C . R . I", Security.AUDIT_SECURITY),
    ("A R C C . . C I", Security.EVALUATE_SECURITY_INCIDENTS),
    ("A R R C C . I .", Security.ASSIST_IN_RESOLVING_SECURITY_ISSUES),
)

AVAILABILITY = matrix(
    (
        Role.AVAILABILITY_MANAGER,
        Role.SERVICE_OWNER,
        Role.ARCHITECT,
        Role.SPECIALIST,
        Role.CONTRACT_MANAGER,
        Role.SERVICE_LEVEL_MANAGER,
        Role.IT_FINANCE_MANAGER,
    ),
    ("A R C C . C .", Availability.DETERMINE_RELIABILITY_AND_SERVICEABILITY_REQUIREMENTS),
    ("A C R R C C .", Availability.ANALYSE_AVAILABILITY_GAPS),
    ("A C R C C . C", Availability.RECOMMEND_BUY_OR_BUILD_AVAILABILITY),
    ("A C R R C . .", Availability.SPECIFY_BUY_AND_BUILD_AVAILABILITY),
    ("A C . . R C C", Availability.ESTABLISH_SUPPLIER_RELATIONSHIPS),
    ("A C . C R C C", Availability.REVIEW_SUPPLIERS),
)

CAPACITY = matrix(
    (
        Role.CAPACITY_MANAGER,
        Role.SPECIALIST,
        Role.OPERATOR,
        Role.SERVICE_OWNER,
        Role.ARCHITECT,
        Role.SERVICE_LEVEL_MANAGER,
        Role.IT_FINANCE_MANAGER,
        Role.CONFIGURATION_MANAGER,
    ),
    ("A R R C . . . C", Capacity.INVENTORY_SERVICE_RESOURCES),
    ("A R C R . C . .", Capacity.CHARACTERIZE_WORKLOADS_AND_DEMAND),
    ("A R . C R . . .", Capacity.DEFINE_CAPACITY_PROFILES),
    ("A R . C C C C .", Capacity.ANALYSE_CAPACITY_GAPS),
    ("A R . C R . C .", Capacity.RECOMMEND_BUY_OR_BUILD_CAPACITY),
    ("A R R I . C . .", Capacity.ANALYSE_PERFORMANCE_DATA),
    ("A C . R . R C .", Capacity.MANAGE_SERVICE_DEMAND),
)

FINANCE = matrix(
    (
        Role.CHIEF_INFORMATION_OFFICER,
        Role.IT_FINANCE_MANAGER,
        Role.SERVICE_OWNER,
        Role.SERVICE_LEVEL_MANAGER,
        Role.CONTRACT_MANAGER,
        Role.CAPACITY_MANAGER,
        Role.CUSTOMER_REPRESENTATIVE,
    ),
    ("I R A C C C .", Finance.CALCULATE_EXPECTED_SERVICE_COSTS),
    ("I R A C . C .", Finance.ANALYSE_PROJECTED_REVENUES),
    ("I R A . C C .", Finance.DEVELOP_SERVICE_BUDGETS),
    ("I R A C . C .", Finance.ANALYSE_USAGE_AND_COSTS),
    ("I R A . C C .", Finance.RECOMMEND_BUY_OR_BUILD_COST),
    ("A R C C . . I", Finance.CALCULATE_CUSTOMER_INVOICES),
    ("A R . . . . C", Finance.RECEIVE_SERVICE_PAYMENTS),
    ("A R C C C . C", Finance.ESTABLISH_COST_AND_CHARGING_ALLOCATION),
    ("I R A . C C .", Finance.CALCULATE_TOTAL_COST_OF_OWNERSHIP),
)
