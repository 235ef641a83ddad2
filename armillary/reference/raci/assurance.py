"""Who does what in service delivery assurance, the hub."""

from armillary.reference.activities import Change, Configuration, ServiceLevel
from armillary.reference.raci.matrix import matrix
from armillary.reference.roles import Role

CONFIGURATION = matrix(
    (
        Role.CONFIGURATION_MANAGER,
        Role.SPECIALIST,
        Role.OPERATOR,
        Role.INTEGRATION,
        Role.SERVICE_OWNER,
        Role.ARCHITECT,
        Role.AUDITOR,
        Role.CHANGE_MANAGER,
        Role.SERVICE_DESK_AGENT,
    ),
    ("A R R R C C . C C", Configuration.DEFINE_AND_MAINTAIN_CIS),
    ("A R R R I . C C .", Configuration.CONTROL_ASSETS_AND_ACCOUNT_STATUS),
    ("A R R . I I I I R", Configuration.REPORT_CMDB_DATA),
    ("A R R R C . C C C", Configuration.VERIFY_CMDB_INTEGRITY),
)

CHANGE = matrix(
    (
        Role.CHANGE_MANAGER,
        Role.CHANGE_REQUESTER,
        Role.CHANGE_IMPLEMENTER,
        Role.CAB_MEMBER,
        Role.SERVICE_OWNER,
        Role.CONFIGURATION_MANAGER,
        Role.SERVICE_DESK_AGENT,
        Role.OPERATOR,
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
        Role.SERVICE_LEVEL_MANAGER,
        Role.SERVICE_OWNER,
        Role.CUSTOMER_REPRESENTATIVE,
        Role.CONTRACT_MANAGER,
        Role.BUSINESS_RELATIONSHIP_MANAGER,
        Role.IT_FINANCE_MANAGER,
        Role.CAPACITY_MANAGER,
        Role.AVAILABILITY_MANAGER,
        Role.PROCESS_OWNER,
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
