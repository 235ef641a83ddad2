"""Who does what in service development and deployment."""

from armillary.reference.activities import BuildAndTest, Release
from armillary.reference.raci.matrix import matrix
from armillary.reference.roles import Role

BUILD_AND_TEST = matrix(
    (
        Role.BUILD_LEAD,
        Role.SPECIALIST,
        Role.ARCHITECT,
        Role.SERVICE_OWNER,
        Role.CONTRACT_MANAGER,
        Role.OPERATOR,
        Role.SERVICE_DESK_AGENT,
        Role.SECURITY_MANAGER,
        Role.RELEASE_MANAGER,
        Role.CHANGE_MANAGER,
        Role.CONFIGURATION_MANAGER,
    ),
    ("A R C C R . . . . I C", BuildAndTest.ACQUIRE_SERVICE_COMPONENTS),
    ("A C C R . . . . C . .", BuildAndTest.IDENTIFY_PROJECT_TEAM),
    ("A R C . . C C . C . .", BuildAndTest.DEVELOP_PROVISIONING_GUIDELINES),
    ("A R C . . R . C . . .", BuildAndTest.DEVELOP_MANAGEMENT_GUIDELINES),
    ("A R C . . C . . . I C", BuildAndTest.INTEGRATE_APPLICATIONS_AND_INFRASTRUCTURE),
    ("A C R C . . . R . . C", BuildAndTest.CERTIFY_HARDWARE_AND_SOFTWARE),
    ("A R . C . R R C . . .", BuildAndTest.CONSTRUCT_SUPPORT_AND_CONTROL_MECHANISMS),
    ("A R C C . R R R C I .", BuildAndTest.TEST_SERVICE_AND_SUPPORT),
    ("A R . C . C C . C . .", BuildAndTest.DEVELOP_TRAINING_PLANS),
    ("A R C C . C . C C C C", BuildAndTest.DOCUMENT_MASTER_BLUEPRINT),
)

RELEASE = matrix(
    (
        Role.RELEASE_MANAGER,
        Role.CHANGE_IMPLEMENTER,
        Role.OPERATOR,
        Role.BUILD_LEAD,
        Role.SERVICE_DESK_AGENT,
        Role.SERVICE_OWNER,
        Role.CUSTOMER_REPRESENTATIVE,
        Role.CHANGE_MANAGER,
        Role.CONFIGURATION_MANAGER,
        Role.CONTRACT_MANAGER,
    ),
    ("A C C C . C . . . R", Release.PROCURE_RESOURCES),
    ("A . I R I C I . . .", Release.ENSURE_TRAINING_IS_EXECUTED),
    ("A R C C . . . I C .", Release.ASSEMBLE_AND_DISTRIBUTE_COMPONENTS),
    ("A R R C C . . . . .", Release.IMPLEMENT_SUPPORT_AND_CONTROL_MECHANISMS),
    ("A R R C I I I C C .", Release.IMPLEMENT_COMPONENTS_END_TO_END),
    ("A R C . . . . . R C", Release.ADMINISTER_SOFTWARE),
    ("A R R C . I . I . .", Release.PERFORM_PRODUCTION_TESTS),
    ("A C . C C R R I . .", Release.PERFORM_ACCEPTANCE_TESTS),
)
