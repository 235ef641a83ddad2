"""What people do in service build and test."""

from armillary.reference.activities.activity import Activity


class BuildAndTest(Activity):
    """The 10 activities of service build and test, in the order of the model."""

    ACQUIRE_SERVICE_COMPONENTS = (
        "service-build-and-test.acquire-service-components",
        "Acquire service components",
        "Buy, fetch or build the parts that the specification names.",
    )
    IDENTIFY_PROJECT_TEAM = (
        "service-build-and-test.identify-project-team",
        "Identify the project team",
        "Find people with the right skills and duties, and free them for the build.",
    )
    DEVELOP_PROVISIONING_GUIDELINES = (
        "service-build-and-test.develop-provisioning-guidelines",
        "Develop provisioning guidelines",
        "Describe how the service is provided, step by step and each time the same way.",
    )
    DEVELOP_MANAGEMENT_GUIDELINES = (
        "service-build-and-test.develop-management-guidelines",
        "Develop application and infrastructure management guidelines",
        "Describe how the parts are to be monitored, backed up, secured and run.",
    )
    INTEGRATE_APPLICATIONS_AND_INFRASTRUCTURE = (
        "service-build-and-test.integrate-applications-and-infrastructure",
        "Integrate applications and infrastructure",
        "Put the parts together until they work as one service.",
    )
    CERTIFY_HARDWARE_AND_SOFTWARE = (
        "service-build-and-test.certify-hardware-and-software",
        "Certify hardware and software",
        "Prove that each part meets the standards, and say for how long that holds.",
    )
    CONSTRUCT_SUPPORT_AND_CONTROL_MECHANISMS = (
        "service-build-and-test.construct-support-and-control-mechanisms",
        "Construct support and control mechanisms",
        "Make the monitors, runbooks, access and articles that support will need.",
    )
    TEST_SERVICE_AND_SUPPORT = (
        "service-build-and-test.test-service-and-support",
        "Test the service and its support",
        "Try the whole service, and those who support it, against the specification.",
    )
    DEVELOP_TRAINING_PLANS = (
        "service-build-and-test.develop-training-plans",
        "Develop training plans",
        "Plan who has to learn what before the service goes live.",
    )
    DOCUMENT_MASTER_BLUEPRINT = (
        "service-build-and-test.document-master-blueprint",
        "Document the master blueprint",
        "Write the production plan: every step, part, check and way back.",
    )
