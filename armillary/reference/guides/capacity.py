"""How capacity management is done, activity by activity."""

from armillary.reference.activities import Capacity
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import CAPACITY

CAPACITY_GUIDE = Guide(
    process=CAPACITY,
    within=(
        (
            "Every resource that can run short: machines, lines, licences, rooms, power, people at"
            " the desk."
        ),
        "Demand, what drives it, and how it can be steered.",
        "Response times, as far as load explains them.",
    ),
    outside=(
        "Failures of parts that have nothing to do with load.",
        "Buying; capacity says what and by when, others order.",
        "Prices, though capacity proposes when a price would move demand.",
    ),
    triggers=(
        "A service or a customer is planned.",
        "A forecast reaches a limit sooner than one can order.",
        "Answers grow slower, or a resource lies idle.",
    ),
    good=(
        "Nobody waits for lack of a resource, nobody pays for what stands idle, and orders leave "
        "in time."
    ),
    measures=(
        Measure(
            "Days to the limit",
            "Days until a resource is full, as a range, against its delivery time.",
            "day on which the forecast reaches the limit − today − delivery time",
        ),
        Measure(
            "Forecast error",
            "Mean error of forecasts against the plain guess that next month is like this one.",
            "mean |forecast − real| / mean |last month − real|",
        ),
        Measure(
            "Capacity incidents",
            "Incidents whose cause was too little of something.",
            "count of incidents with the cause category Capacity",
        ),
        Measure(
            "Idle cost",
            "What unused capacity above the reserve costs in a month.",
            "(usable − used at the peak − reserve) × unit cost",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Capacity.INVENTORY_SERVICE_RESOURCES,
            entry="Services on record with what they rest on.",
            tasks=(
                "List for each service the resources that could run out first.",
                "Separate total, usable and reserved, and what must stay free for a failure.",
                "Note unit, unit cost and delivery time.",
                "Include people: skills that only one has are a resource.",
                "Ask operations which limit was met last, and add it.",
            ),
            validation="The last five shortages concern resources that are on the list.",
            exit="Resources for each service, in units, with reserve and lead time.",
        ),
        Paragraph(
            activity=Capacity.CHARACTERIZE_WORKLOADS_AND_DEMAND,
            entry="Measured use over a year, or the plan of a new service.",
            tasks=(
                "Divide use into kinds of work that behave alike.",
                "Draw day, week and year, and mark the peaks.",
                "Find the driver in the business: orders, staff, patients, pupils.",
                "Ask customers what they plan, and write down how sure they are.",
            ),
            validation="Last month's use is explained by the drivers within a tenth.",
            exit="Kinds of work with volume, peaks, season and driver.",
        ),
        Paragraph(
            activity=Capacity.DEFINE_CAPACITY_PROFILES,
            entry="Kinds of work, and measurements of what one unit of each consumes.",
            tasks=(
                (
                    "Measure the need of one unit of work at each resource, in a test or by "
                    "comparing days."
                ),
                "Find the bottleneck: the resource that one unit occupies longest.",
                "Draw response time over load, and mark where it bends.",
                "Set the limit below the bend, less the reserve.",
                "Check with a busy day that the curve is true.",
            ),
            validation=(
                "The curve foretells the response time of a day that was not used to draw it."
            ),
            exit="A profile for each service: need per unit, bottleneck, limit.",
        ),
        Paragraph(
            activity=Capacity.ANALYSE_CAPACITY_GAPS,
            entry="Profiles, forecasts of the drivers, and services that are about to come.",
            tasks=(
                (
                    "Forecast each resource with two or more methods; keep the one that did best "
                    "on the past."
                ),
                "Give a range, not a line.",
                "Add new services as steps on their day.",
                "Repeat it with the largest part failed.",
                "Subtract delivery time from the early end of the range: that is the day to order.",
            ),
            validation="Forecasts of a year ago are held against today and kept in sight.",
            exit="Gaps with the day of the limit, the day to order and the chance of being late.",
        ),
        Paragraph(
            activity=Capacity.RECOMMEND_BUY_OR_BUILD_CAPACITY,
            entry="A gap with its dates and the services that it hits.",
            tasks=(
                (
                    "List what could be done: tune, move, delete, shift demand, extend, rent for a"
                    " season."
                ),
                "Compute for each what it gains in months and costs over its life.",
                "Prefer what can be undone when the forecast is unsure.",
                "Say what happens if nothing is done.",
                "Give it to the sourcing decision, with the order date.",
            ),
            validation=(
                "The option chosen is also best at both ends of the forecast, or the paper says at"
                " which it is not."
            ),
            exit="A costed recommendation with a date.",
        ),
        Paragraph(
            activity=Capacity.ANALYSE_PERFORMANCE_DATA,
            entry="Series of load and response, with gaps marked.",
            tasks=(
                "Look at the slowest twentieth, not at the mean.",
                "Mark changes and releases on the curve.",
                "Tell a step from a trend and both from noise.",
                "Find the resource that moved first.",
                "Log an incident or a problem where users feel it.",
            ),
            validation="A week after the repair the series has gone back to where it was.",
            exit="An explanation of what changed, and when, with the record it led to.",
        ),
        Paragraph(
            activity=Capacity.MANAGE_SERVICE_DEMAND,
            entry=(
                "Demand that comes at the wrong time or in the wrong amount, and leave to steer it."
            ),
            tasks=(
                (
                    "Choose the gentlest means: tell people, schedule batch work, set quotas, "
                    "price the peak."
                ),
                (
                    "Agree on it with service-level management and with the customers who will "
                    "feel it."
                ),
                "Say beforehand which curve should move, by how much.",
                "Run it for a fixed time, and compare with before.",
                "Stop what does not work.",
            ),
            validation="The peak is lower and nobody went to another provider because of it.",
            exit="A measured effect on demand, entered in the forecast.",
        ),
    ),
)
