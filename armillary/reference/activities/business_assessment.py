"""What people do in business assessment."""

from armillary.reference.activities.activity import Activity


class BusinessAssessment(Activity):
    """The 6 activities of business assessment, in the order of the model."""

    DEFINE_MARKET_SEGMENTS = (
        "business-assessment.define-market-segments",
        "Define market segments",
        "Sort the people and units who could use IT services into groups with like needs.",
    )
    CHARACTERIZE_SERVICE_OPPORTUNITIES = (
        "business-assessment.characterize-service-opportunities",
        "Characterise service opportunities",
        "Describe each unmet need: who has it, how strongly, and what evidence there is.",
    )
    REVIEW_SEGMENT_SIZE_AND_GROWTH = (
        "business-assessment.review-segment-size-and-growth",
        "Review segment size and growth",
        "Estimate how large each segment is, how it grows, and how sure the estimate is.",
    )
    ANALYSE_SEGMENT_VALUE_CHAIN = (
        "business-assessment.analyse-segment-value-chain",
        "Analyse the value chain of a segment",
        "Find where in the segment's own work our services add value or cause pain.",
    )
    ANALYSE_COMPETITION = (
        "business-assessment.analyse-competition",
        "Analyse the competition",
        "Compare what others offer, at which quality and price, with what we offer.",
    )
    PREPARE_MARKET_ANALYSIS = (
        "business-assessment.prepare-market-analysis",
        "Prepare the market analysis",
        "Gather the findings into one analysis and hand its requirements to strategy.",
    )
