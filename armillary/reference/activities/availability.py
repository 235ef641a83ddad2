"""What people do in availability management."""

from armillary.reference.activities.activity import Activity


class Availability(Activity):
    """The 6 activities of availability management, in the order of the model."""

    DETERMINE_RELIABILITY_AND_SERVICEABILITY_REQUIREMENTS = (
        "availability-management.determine-reliability-and-serviceability-requirements",
        "Determine reliability and serviceability requirements",
        "Agree how rarely a service may fail and how fast it must be repaired.",
    )
    ANALYSE_AVAILABILITY_GAPS = (
        "availability-management.analyse-availability-gaps",
        "Analyse availability gaps",
        "Compare the availability needed with the availability designed and measured.",
    )
    RECOMMEND_BUY_OR_BUILD_AVAILABILITY = (
        "availability-management.recommend-buy-or-build-availability",
        "Recommend how to buy or build availability",
        "Propose the cheapest set of measures that closes an availability gap.",
    )
    SPECIFY_BUY_AND_BUILD_AVAILABILITY = (
        "availability-management.specify-buy-and-build-availability",
        "Specify bought and built availability",
        "Write the availability measures into the specification so that they can be tested.",
    )
    ESTABLISH_SUPPLIER_RELATIONSHIPS = (
        "availability-management.establish-supplier-relationships",
        "Establish supplier relationships",
        "Agree with suppliers what they add to availability, and put it in contracts.",
    )
    REVIEW_SUPPLIERS = (
        "availability-management.review-suppliers",
        "Review suppliers",
        "Hold the supplier's results against the contract and agree on actions.",
    )
