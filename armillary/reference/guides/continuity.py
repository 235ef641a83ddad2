"""How continuity management is done, activity by activity."""

from armillary.reference.activities import Continuity
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import CONTINUITY

CONTINUITY_GUIDE = Guide(
    process=CONTINUITY,
    within=(
        "Key services, how long the business can do without each, and what must be saved.",
        "Recovery plans, the mechanisms they rely on, and exercises that prove them.",
        "The part that IT plays in the continuity plan of the whole organisation.",
    ),
    outside=(
        "Ordinary failures that the desk and the teams mend within agreed times.",
        "Buildings, evacuation and the press, which the crisis staff looks after.",
        "Spare parts and redundancy against everyday faults: availability plans those.",
    ),
    triggers=(
        "A service is planned, altered or has become more important.",
        "The year is over since a plan was last tried.",
        "A fire, a flood, an attack or a supplier's end, here or at somebody like us.",
    ),
    good=(
        "On the bad day people open a plan that was tried within a year, and the service is back "
        "before the business is harmed for good."
    ),
    measures=(
        Measure(
            "Plans tried",
            "Share of key services whose plan was rehearsed within twelve months.",
            "key services rehearsed in the last 365 days / key services",
        ),
        Measure(
            "Time reached",
            "Recovery time in the last exercise against the time that was required.",
            "measured recovery time / required recovery time",
        ),
        Measure(
            "Data lost",
            "Age of the data restored in the exercise against what was allowed.",
            "age of the restored data / age allowed",
        ),
        Measure(
            "Open findings",
            "Findings of exercises that are not mended, by age.",
            "count of findings without a repair, by today − found",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Continuity.IDENTIFY_KEY_SERVICES,
            entry=(
                "A list of services with those who use them, and access to the people who run the "
                "business."
            ),
            tasks=(
                (
                    "Ask each unit what it could not do after an hour, a day, a week without the "
                    "service."
                ),
                "Mark the days on which it matters most: month end, season, election.",
                (
                    "Follow the CMDB down to what such a service rests on; shared parts become key"
                    " as well."
                ),
                "Sort services into few tiers, and have the unit sign its tier.",
                "List the services about which nobody was asked, and do not call them unimportant.",
            ),
            validation=(
                "Managers who see the list miss nothing, and it is short enough that money can "
                "follow it."
            ),
            exit="Key services in tiers, each confirmed by somebody from the business.",
        ),
        Paragraph(
            activity=Continuity.ANALYSE_RISK_AND_IMPACT,
            entry="The list of key services and what they rest on.",
            tasks=(
                (
                    "Draw for each service how harm grows with the hours, in money and in duties "
                    "missed."
                ),
                (
                    "List what could take away a building, a supplier, the network, the data, the "
                    "staff."
                ),
                "Find where one event takes away two things that stand in for each other.",
                "Estimate how often, with a range, and say where the figure comes from.",
                "Rank by loss avoided for each unit of money spent.",
            ),
            validation="Business and IT, asked apart, place the same three threats on top.",
            exit="A ranked list of threats with the harm over time for each key service.",
        ),
        Paragraph(
            activity=Continuity.DETERMINE_CONTINGENCY_REQUIREMENTS,
            entry="Curves of harm, and an idea of what recovery costs at different speeds.",
            tasks=(
                (
                    "Agree on recovery time, on data that may be lost, and on the least level that"
                    " will do meanwhile."
                ),
                (
                    "Pass the times down: what lies beneath must be back sooner than what stands "
                    "on it."
                ),
                "Compare with what backups and suppliers can do today.",
                "Hand what is missing to service planning, with its cost.",
                "Put what is agreed on into service-level agreements.",
            ),
            validation=(
                "The required times add up along the longest way of recovery, with something to "
                "spare."
            ),
            exit=(
                "Requirements for each key service, agreed with the business and known to those "
                "who build and run it."
            ),
        ),
        Paragraph(
            activity=Continuity.REHEARSE_AND_REVIEW_PLANS,
            entry=(
                "A plan in force, people who have not written it, and a date that the business "
                "accepts."
            ),
            tasks=(
                "Choose how deep to go: talk it through, restore a part, move a whole service.",
                "Let the substitute lead, with the plan alone in hand.",
                "Write down the minute at which each step began and ended.",
                "Check with users that the restored service does its work.",
                "Hold the talk afterwards the same week, and make a task of each finding.",
                "Correct the plan before you call the exercise closed.",
            ),
            validation=(
                "The measured times come from the exercise and not from the plan, and findings are"
                " mended before the next one."
            ),
            exit="A dated exercise with times, findings and a plan that has been put right.",
        ),
        Paragraph(
            activity=Continuity.IMPLEMENT_RECOVERY_MECHANISMS,
            entry="Requirements that are agreed on, and money for them.",
            tasks=(
                (
                    "Pick for each part the cheapest way that is fast enough: backup, copy, "
                    "standby, manual work."
                ),
                "Request changes for what has to be installed.",
                "Keep keys, licences and instructions where the same fire cannot reach them.",
                "Set monitors on the mechanism itself, such as the lag of a copy.",
                "Prove it with a first recovery before you rely on it.",
            ),
            validation=(
                "Unplug the main site in a test: the mechanism takes over without a person who "
                "knows the trick."
            ),
            exit=(
                "Mechanisms that work, stand in the CMDB with what they protect, and have proven "
                "their time once."
            ),
        ),
        Paragraph(
            activity=Continuity.COMMUNICATE_CONTINUITY_PLAN,
            entry="A plan that was approved, and the names of all who have a part in it.",
            tasks=(
                "Give each person the pages that concern them, and the reason why.",
                "Put a copy where it can be read without network and power.",
                "Keep a list of calls with a second person for each name.",
                "Have people confirm that they have read it, and ask those who have not.",
                "Call the list without warning twice a year.",
            ),
            validation=(
                "At nine on a Sunday evening two thirds of the list answer within half an hour."
            ),
            exit="People who know their part, and a record of who has confirmed it.",
        ),
    ),
)
