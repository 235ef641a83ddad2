"""How business assessment is done, activity by activity."""

from armillary.reference.activities import BusinessAssessment
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import BUSINESS_ASSESSMENT

BUSINESS_ASSESSMENT_GUIDE = Guide(
    process=BUSINESS_ASSESSMENT,
    within=(
        "Who needs IT services, what for, how much, and what else they could choose.",
        "Markets inside the organisation as well as outside it.",
        "Evidence for each need, with its source and its age.",
    ),
    outside=(
        "Talking with single customers, which customer management does.",
        "Choosing a direction: strategy decides on what is found here.",
        "Designing the service that would meet a need.",
    ),
    triggers=(
        "A round of planning is about to start.",
        "The trade changes: a law, a merger, a new rival, a new technology.",
        "Requests pile up for which the catalogue has nothing.",
    ),
    good=(
        "Planners work with needs that somebody has counted, know how sure the figures are, and "
        "are seldom surprised by a market."
    ),
    measures=(
        Measure(
            "Needs with evidence",
            "Share of listed opportunities with counted demand behind them.",
            "opportunities with counted demand / opportunities listed",
        ),
        Measure(
            "Estimates that held",
            "Estimated against real uptake two years later.",
            "(estimated uptake − real uptake) / real uptake",
        ),
        Measure(
            "Requirements used",
            "Share of requirements that strategy took up, with the reason for the rest.",
            "requirements taken up / requirements handed over",
        ),
        Measure(
            "Age of facts",
            "Share of facts about others that are older than a year.",
            "facts dated more than 365 days back / all facts about others",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=BusinessAssessment.DEFINE_MARKET_SEGMENTS,
            entry="Records of who uses what, and the list of units and people who might.",
            tasks=(
                (
                    "Group by what they need from IT: hours, places, kind of work, rules they are "
                    "under."
                ),
                "Write the rule of each segment, so that membership follows from data.",
                "Check that segments neither overlap nor leave anyone out.",
                "Describe each with users, spend and complaints.",
                "Drop segments for which nothing would be done differently.",
            ),
            validation="Two people sort the same hundred users into the same segments.",
            exit="A handful of segments with rules, members and a description.",
        ),
        Paragraph(
            activity=BusinessAssessment.CHARACTERIZE_SERVICE_OPPORTUNITIES,
            entry=(
                "Segments, and traces of unmet wishes: refused requests, lost sales, surveys, "
                "workarounds."
            ),
            tasks=(
                "Count the traces, and read twenty of them in full.",
                "State the task that people want to get done, not the product they name.",
                "Judge how much it matters to them and what they do today.",
                "Merge what is the same need in other words.",
                "Rank by reach, effect and effort, and show the figures.",
            ),
            validation="Somebody from the segment reads it and says: that is us.",
            exit="A ranked list of opportunities, each with segment and evidence.",
        ),
        Paragraph(
            activity=BusinessAssessment.REVIEW_SEGMENT_SIZE_AND_GROWTH,
            entry="Segments with rules, past figures, and some outside source to compare with.",
            tasks=(
                "Count from below: people times use times price.",
                "Estimate from above with a figure of the trade.",
                "Explain why the two differ, and give a range.",
                "Separate whom one can reach from whom one will win.",
                "Compare last time's estimate with what came, and correct your habits.",
            ),
            validation=(
                "The range is narrow enough to decide by, and last year's truth lay within last "
                "year's range."
            ),
            exit="Size and growth for each segment with range, source and date.",
        ),
        Paragraph(
            activity=BusinessAssessment.ANALYSE_SEGMENT_VALUE_CHAIN,
            entry=(
                "A segment, and people in it who explain how they earn their money or fulfil their"
                " duty."
            ),
            tasks=(
                "Draw their work from first to last step on one page.",
                "Mark which of our services each step uses, and how badly it needs them.",
                "Mark where incidents and misses hurt most.",
                "Find steps that no service supports.",
                "Ask what a better service would be worth there.",
            ),
            validation="The segment's own manager corrects nothing of weight in the drawing.",
            exit="A chain with services, pain and steps left without service.",
        ),
        Paragraph(
            activity=BusinessAssessment.ANALYSE_COMPETITION,
            entry="Our services with unit cost and level, and offers of others that can be had.",
            tasks=(
                "List whoever the customer could go to, doing it alone included.",
                "Convert each offer to our unit, our hours and our level.",
                "Compare price, features and ease of leaving.",
                "Note where each fact comes from and when it expires.",
                "Say plainly where others are better.",
            ),
            validation="A buyer from the business finds no offer missing and no comparison unfair.",
            exit="A comparison by service, with strengths, weaknesses and expiring facts.",
        ),
        Paragraph(
            activity=BusinessAssessment.PREPARE_MARKET_ANALYSIS,
            entry="Findings of this round on segments, opportunities, chains and others.",
            tasks=(
                "Write two pages for managers; keep the rest as annexes.",
                "Give each requirement a number, a segment and its evidence.",
                "Tell what has changed since the last round.",
                "Discuss it with customer management before it is final.",
                "Hand each requirement to strategy, and note the answer.",
            ),
            validation="Strategy has answered every requirement: taken up, put off or declined.",
            exit=(
                "An approved analysis, and requirements that have arrived where direction is "
                "chosen."
            ),
        ),
    ),
)
