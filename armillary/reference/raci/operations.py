"""Who does what in service operations."""

from armillary.reference.activities import Incident, Operations, Problem
from armillary.reference.raci.matrix import matrix
from armillary.reference.roles import Role

OPERATIONS_MANAGEMENT = matrix(
    (
        Role.PROCESS_OWNER,
        Role.OPERATOR,
        Role.SPECIALIST,
        Role.ADMINISTRATOR,
        Role.INTEGRATION,
        Role.SERVICE_OWNER,
        Role.CONFIGURATION_MANAGER,
        Role.CHANGE_MANAGER,
        Role.IT_FINANCE_MANAGER,
        Role.SERVICE_LEVEL_MANAGER,
        Role.CAPACITY_MANAGER,
    ),
    ("A R C . . C . C . C .", Operations.SCHEDULE_PRODUCTION_PROCESSING),
    ("A R R . R I . I . I C", Operations.MONITOR_AND_CONTROL_SERVICES),
    ("A R C . . I . . . . .", Operations.MANAGE_PRINT_AND_OUTPUT),
    ("A R R . . C C . . . C", Operations.MANAGE_STORAGE),
    ("A R R . . . C C . . .", Operations.ADMINISTER_CLIENTS_SERVERS_NETWORKS),
    ("A R C R R C . . . . .", Operations.ADMINISTER_USERS),
    ("A R R . . . C . . . .", Operations.ADMINISTER_IP_ADDRESSES),
    ("A R R . . C C C . . .", Operations.ADMINISTER_DATABASES),
    ("A R R . . . C . . . C", Operations.MANAGE_VOICE_INFRASTRUCTURE),
    ("A R R . . C C C . I .", Operations.COORDINATE_PREVENTIVE_MAINTENANCE),
    ("A R R . R I . . C . .", Operations.TRACK_DELIVERY_COST_DATA),
    ("A R C . R I . . . C C", Operations.TRACK_SERVICE_METRIC_DATA),
)

INCIDENT = matrix(
    (
        Role.INCIDENT_MANAGER,
        Role.SERVICE_DESK_AGENT,
        Role.SPECIALIST,
        Role.CALLER,
        Role.OPERATOR,
        Role.ROBOT,
        Role.INTEGRATION,
        Role.SERVICE_OWNER,
        Role.PROBLEM_MANAGER,
    ),
    ("A R R R R . R . .", Incident.LOG),
    ("A R R C . . . . I", Incident.CATEGORIZE),
    ("A R R C C . . C .", Incident.PRIORITIZE),
    ("A R R I . . . . .", Incident.DISPATCH),
    ("A R R C C . . . I", Incident.ISOLATE),
    ("A R R I . . . I .", Incident.ESCALATE),
    ("A R R I C . R . .", Incident.TRACK_PROGRESS),
    ("A R R I . R . I .", Incident.NOTIFY_CUSTOMERS),
    ("A R R C R . . I I", Incident.RESOLVE),
    ("A R I C . R . . I", Incident.CLOSE),
)

PROBLEM = matrix(
    (
        Role.PROBLEM_MANAGER,
        Role.PROBLEM_ANALYST,
        Role.SPECIALIST,
        Role.INCIDENT_MANAGER,
        Role.SERVICE_DESK_AGENT,
        Role.CHANGE_MANAGER,
        Role.SERVICE_OWNER,
        Role.OPERATOR,
    ),
    ("A R C C C . I C", Problem.ANALYSE_INCIDENT_TRENDS),
    ("A R R R C . I .", Problem.LOG_PROBLEMS),
    ("A R R C . C . C", Problem.IDENTIFY_ROOT_CAUSES),
    ("A R R I I C I .", Problem.TRACK_SOLUTION_PROGRESS),
    ("A R R . C . . C", Problem.VERIFY_KNOWN_ERRORS),
    ("A R C I I . I I", Problem.CONTROL_KNOWN_ERRORS),
    ("A R R I I C I .", Problem.RESOLVE_PROBLEMS),
    ("A R C I I . I .", Problem.CLOSE_PROBLEMS_AND_KNOWN_ERRORS),
)
