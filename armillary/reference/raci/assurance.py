"""Who does what in service delivery assurance, the hub."""

from armillary.reference.activities import Change, Configuration, ServiceLevel
from armillary.reference.raci.matrix import matrix
from armillary.reference.roles import (
    ARCHITECT,
    AUDITOR,
    AVAILABILITY_MANAGER,
    BUSINESS_RELATIONSHIP_MANAGER,
    CAB_MEMBER,
    CAPACITY_MANAGER,
    CHANGE_IMPLEMENTER,
    CHANGE_MANAGER,
    CHANGE_REQUESTER,
    CONFIGURATION_MANAGER,
    CONTRACT_MANAGER,
    CUSTOMER_REPRESENTATIVE,
    INTEGRATION,
    IT_FINANCE_MANAGER,
    OPERATOR,
    PROCESS_OWNER,
    SERVICE_DESK_AGENT,
    SERVICE_LEVEL_MANAGER,
    SERVICE_OWNER,
    SPECIALIST,
)

CONFIGURATION = matrix(
    (
        CONFIGURATION_MANAGER,
        SPECIALIST,
        OPERATOR,
        INTEGRATION,
        SERVICE_OWNER,
        ARCHITECT,
        AUDITOR,
        CHANGE_MANAGER,
        SERVICE_DESK_AGENT,
    ),
    ("A R R R C C . C C", Configuration.DEFINE_AND_MAINTAIN_CIS),
    ("A R R R I . C C .", Configuration.CONTROL_ASSETS_AND_ACCOUNT_STATUS),
    ("A R R . I I I I R", Configuration.REPORT_CMDB_DATA),
    ("A R R R C . C C C", Configuration.VERIFY_CMDB_INTEGRITY),
)

CHANGE = matrix(
    (
        CHANGE_MANAGER,
        CHANGE_REQUESTER,
        CHANGE_IMPLEMENTER,
        CAB_MEMBER,
        SERVICE_OWNER,
        CONFIGURATION_MANAGER,
        SERVICE_DESK_AGENT,
        OPERATOR,
    ),
    ("A R R . C . I .", Change.PROCESS_RFCS),
    ("A C R C R C . C", Change.ASSESS_IMPACT),
    ("A I C R R . . .", Change.APPROVE_CHANGES),
    ("A C R C C . I C", Change.SCHEDULE_AND_COORDINATE_CHANGES),
    ("A I R I C C I R", Change.COORDINATE_RECOVERY_FROM_FAILED_CHANGES),
    ("A C R R C I I C", Change.MANAGE_URGENT_CHANGES),
)

SERVICE_LEVEL = matrix(
    (
        SERVICE_LEVEL_MANAGER,
        SERVICE_OWNER,
        CUSTOMER_REPRESENTATIVE,
        CONTRACT_MANAGER,
        BUSINESS_RELATIONSHIP_MANAGER,
        IT_FINANCE_MANAGER,
        CAPACITY_MANAGER,
        AVAILABILITY_MANAGER,
        PROCESS_OWNER,
    ),
    ("A R C . R . C C .", ServiceLevel.MAP_STANDARD_SERVICES_TO_REQUIREMENTS),
    ("A R C . . . C C C", ServiceLevel.DOCUMENT_SERVICE_LEVEL_OBJECTIVES),
    ("A R R C R C . . I", ServiceLevel.NEGOTIATE_AND_DOCUMENT_SLAS),
    ("A C . R . C . . C", ServiceLevel.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS),
    ("A R I . . . R R C", ServiceLevel.ESTABLISH_BASELINES),
    ("A R I C I . C C C", ServiceLevel.ANALYSE_PERFORMANCE_AND_QUALITY),
    ("A R R . R . . . I", ServiceLevel.CONDUCT_SERVICE_REVIEWS),
    ("A R I C C C . . I", ServiceLevel.BENCHMARK_PERIODICALLY),
    ("A R R C R C . . R", ServiceLevel.PROPOSE_SERVICE_IMPROVEMENTS),
)
