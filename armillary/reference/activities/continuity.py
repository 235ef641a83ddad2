"""What people do in continuity management."""

from armillary.reference.activities.activity import Activity


class Continuity(Activity):
    """The 6 activities of continuity management, in the order of the model."""

    IDENTIFY_KEY_SERVICES = (
        "continuity-management.identify-key-services",
        "Identify key services",
        "Find the services whose loss the business could not bear for long.",
    )
    ANALYSE_RISK_AND_IMPACT = (
        "continuity-management.analyse-risk-and-impact",
        "Analyse risk and impact",
        "Judge what could stop a key service, and what each hour of loss would cost.",
    )
    DETERMINE_CONTINGENCY_REQUIREMENTS = (
        "continuity-management.determine-contingency-requirements",
        "Determine contingency requirements",
        "Agree how fast each service must come back, and how much data may be lost.",
    )
    REHEARSE_AND_REVIEW_PLANS = (
        "continuity-management.rehearse-and-review-plans",
        "Rehearse and review plans",
        "Practise the recovery plans, time every step, and mend what did not work.",
    )
    IMPLEMENT_RECOVERY_MECHANISMS = (
        "continuity-management.implement-recovery-mechanisms",
        "Implement recovery mechanisms",
        "Put in place the backups, copies and standbys that the plans rely on.",
    )
    COMMUNICATE_CONTINUITY_PLAN = (
        "continuity-management.communicate-continuity-plan",
        "Communicate the continuity plan",
        "Make sure everyone with a part in the plan has read it and can be reached.",
    )
