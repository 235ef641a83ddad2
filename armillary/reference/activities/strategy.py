"""What people do in IT strategy and architecture planning."""

from armillary.reference.activities.activity import Activity


class Strategy(Activity):
    """The 11 activities of IT strategy and architecture planning, in the order of the model."""

    ALIGN_ORGANISATION_DESIGN_WITH_BUSINESS = (
        "strategy-and-architecture-planning.align-organisation-design-with-business",
        "Align the IT organisation with the business",
        "Fit teams, duties and skills to what the business needs from IT.",
    )
    DETERMINE_IT_BUDGET = (
        "strategy-and-architecture-planning.determine-it-budget",
        "Determine the IT budget",
        "Decide how much money IT may spend, on what, and where it comes from.",
    )
    PERFORM_STRATEGIC_ANALYSES = (
        "strategy-and-architecture-planning.perform-strategic-analyses",
        "Perform strategic analyses",
        "Study strengths, weaknesses, surroundings and gaps before choosing a direction.",
    )
    DEFINE_IT_VISION = (
        "strategy-and-architecture-planning.define-it-vision",
        "Define the IT vision",
        "Write down where IT wants to be, and agree on it.",
    )
    DEVELOP_AND_COMMUNICATE_STRATEGIC_PLAN = (
        "strategy-and-architecture-planning.develop-and-communicate-strategic-plan",
        "Develop and communicate the strategic plan",
        "Turn the vision into objectives and initiatives, and make sure people know them.",
    )
    DEVELOP_MISSION_STATEMENT = (
        "strategy-and-architecture-planning.develop-mission-statement",
        "Develop the mission statement",
        "State in a few words whom IT serves, and with what.",
    )
    IDENTIFY_BREAKTHROUGH_OBJECTIVES = (
        "strategy-and-architecture-planning.identify-breakthrough-objectives",
        "Identify breakthrough objectives",
        "Choose the few objectives that would change the position of the business.",
    )
    DEVELOP_ENTERPRISE_SERVICE_DEFINITIONS = (
        "strategy-and-architecture-planning.develop-enterprise-service-definitions",
        "Develop enterprise service definitions",
        "Name the services of the enterprise, what each is for, and where it ends.",
    )
    SELECT_SERVICE_SOLUTIONS = (
        "strategy-and-architecture-planning.select-service-solutions",
        "Select service solutions",
        "Compare the possible solutions for a service and choose one, with reasons.",
    )
    DEFINE_IT_ARCHITECTURE = (
        "strategy-and-architecture-planning.define-it-architecture",
        "Define the IT architecture",
        "Describe how applications, data and technology fit together, today and as planned.",
    )
    IDENTIFY_ENABLING_TECHNOLOGIES = (
        "strategy-and-architecture-planning.identify-enabling-technologies",
        "Identify enabling technologies",
        "Watch which technologies arrive and which age, and decide which to adopt or leave.",
    )
