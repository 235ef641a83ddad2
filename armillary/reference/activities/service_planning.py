"""What people do in service planning."""

from armillary.reference.activities.activity import Activity


class ServicePlanning(Activity):
    """The 8 activities of service planning, in the order of the model."""

    PLAN_NEW_STANDARD_SERVICES = (
        "service-planning.plan-new-standard-services",
        "Plan new standard services",
        "Charter a service that many customers can share: scope, levels, milestones.",
    )
    ANALYSE_SERVICE_RISK = (
        "service-planning.analyse-service-risk",
        "Analyse service risk",
        "Find what could go wrong with a planned service, and decide how to treat it.",
    )
    DEFINE_FUNCTIONAL_REQUIREMENTS = (
        "service-planning.define-functional-requirements",
        "Define functional requirements",
        "Write down what the service must do, for whom, and how that will be checked.",
    )
    ANALYSE_CAPABILITY_GAPS = (
        "service-planning.analyse-capability-gaps",
        "Analyse capability gaps",
        "Compare the skills, tools, capacity and suppliers needed with those we have.",
    )
    DECIDE_BUY_OR_BUILD_SERVICE = (
        "service-planning.decide-buy-or-build-service",
        "Decide to buy or build the service",
        "Weigh the ways to obtain the service and decide on one.",
    )
    DETERMINE_SERVICE_ROI = (
        "service-planning.determine-service-roi",
        "Determine the return of a service",
        "Work out what the service costs, what it brings, and when it pays back.",
    )
    CREATE_SERVICE_DESIGN_SPECIFICATION = (
        "service-planning.create-service-design-specification",
        "Create the service design specification",
        "Gather everything a builder needs to know into one approved specification.",
    )
    MANAGE_SERVICE_VALUE = (
        "service-planning.manage-service-value",
        "Manage service value",
        "Review each living service: invest in it, keep it, mend it or retire it.",
    )
