"""How availability management is done, activity by activity."""

from armillary.reference.activities import Availability
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import AVAILABILITY

AVAILABILITY_GUIDE = Guide(
    process=AVAILABILITY,
    within=(
        (
            "How often services may fail, how fast they are mended, and what that demands of each "
            "part."
        ),
        "Redundancy, maintenance and spare parts as far as they serve that end.",
        "Suppliers whose delivery decides whether our services are there.",
    ),
    outside=(
        "Catastrophes, for which continuity makes plans of its own.",
        "Slow answers for lack of machines, which capacity looks at.",
        "Declaring an outage while it happens; operators and the desk record it.",
    ),
    triggers=(
        "A service is designed, or a customer asks for a higher level.",
        "Outages cost more minutes than the promise allows.",
        "A contract with a supplier begins, ends or is broken.",
    ),
    good=(
        "Every service is as dependable as was promised and no more, and one can tell beforehand "
        "which part will decide."
    ),
    measures=(
        Measure(
            "Availability to users",
            "Share of the agreed time that users really had, weighted by how many were hit.",
            "1 − sum(outage × share of users hit) / agreed time",
        ),
        Measure(
            "Time between failures",
            "Mean time a service ran from one outage to the next, with its interval.",
            "(agreed time − outage time) / number of outages",
        ),
        Measure(
            "Time to restore",
            "Mean length of outages, and which stage of the repair took it.",
            "sum of outage lengths / number of outages",
        ),
        Measure(
            "Single points of failure",
            "Parts whose loss alone stops a key service.",
            "count of parts that alone make a cut of a key service",
        ),
        Measure(
            "Foretold and measured",
            "Difference between the availability that the design promised and the one that came.",
            "designed availability − measured availability, in points",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Availability.DETERMINE_RELIABILITY_AND_SERVICEABILITY_REQUIREMENTS,
            entry="A planned or changed service, its hours, and what an hour of outage costs whom.",
            tasks=(
                (
                    "Ask for the longest single outage that is bearable as well as for the yearly "
                    "share."
                ),
                "State in which hours it counts, and whether planned downtime does.",
                "Share the target out among parts along the failure rules of the CMDB.",
                (
                    "Derive how fast each part must be mended, and what that asks of staff, spares"
                    " and access."
                ),
                "Pass the figures to service planning and to service-level management.",
            ),
            validation=(
                "Put the figures of the parts together again: the service comes out at least as "
                "good as asked for."
            ),
            exit="Requirements for service, parts and suppliers that can be measured.",
        ),
        Paragraph(
            activity=Availability.ANALYSE_AVAILABILITY_GAPS,
            entry="Requirements, outages on record, and the relations that say what needs what.",
            tasks=(
                "Compute what the design ought to give, shared parts counted once.",
                "Hold it against what was measured, time without a lookout left out.",
                "List parts that alone bring a service down.",
                "Divide lost minutes by cause, stage of repair and supplier.",
                "Ask which one improvement would win the most minutes.",
            ),
            validation="The largest part of the lost minutes is explained by named outages.",
            exit="Gaps in minutes a year, with the parts that make them.",
        ),
        Paragraph(
            activity=Availability.RECOMMEND_BUY_OR_BUILD_AVAILABILITY,
            entry="A gap, and its price to the business.",
            tasks=(
                (
                    "Collect measures: a second part, a better part, faster repair, a stricter "
                    "contract, a workaround."
                ),
                "Compute for each the minutes won and the money spent.",
                "Strike out what another measure beats in both.",
                "Combine the cheapest set that reaches the target, and name the next cheapest.",
                "Hand it in as the availability side of the sourcing decision.",
            ),
            validation="No cheaper combination of the listed measures reaches the target.",
            exit="A recommendation with minutes, money and what remains uncertain.",
        ),
        Paragraph(
            activity=Availability.SPECIFY_BUY_AND_BUILD_AVAILABILITY,
            entry="A measure that has been decided on.",
            tasks=(
                "Write what must stand in for what, and within how many seconds.",
                "State the monitor that notices the switch, and who hears of it.",
                "Name spares, access, and windows for maintenance.",
                "Describe the test that pulls the plug.",
                "Plan the relations and failure rules as they will stand in the CMDB.",
            ),
            validation="A tester can run the failover test from the specification alone.",
            exit="Specified measures, with tests, in the design that goes to the builders.",
        ),
        Paragraph(
            activity=Availability.ESTABLISH_SUPPLIER_RELATIONSHIPS,
            entry="Something that a supplier shall deliver, and the promise that rests on it.",
            tasks=(
                "Look at more than one supplier, and at how each would be replaced.",
                "Agree on hours, response, repair and remedy in figures like ours.",
                "Check that no promise to a customer exceeds what the contract supports.",
                "Exchange names and numbers for the night, and call them once.",
                "Set reminders for notice and end of contract.",
            ),
            validation=(
                "The chain from customer to supplier shows no link that promises less or sleeps "
                "more."
            ),
            exit=(
                "A contract on record, tied to services and agreements, with people on both sides "
                "who know each other."
            ),
        ),
        Paragraph(
            activity=Availability.REVIEW_SUPPLIERS,
            entry="A quarter of deliveries, outages laid to the supplier, and the terms agreed.",
            tasks=(
                "Freeze the data and send it beforehand.",
                "Go through each miss: was it theirs, how long, what follows.",
                "Claim credits for what was missed, and thank for what went well.",
                "Agree on actions, and check those of last time.",
                "Place the supplier on watch, or look for another, when the trend is bad.",
            ),
            validation="Both sides work from one list of outages.",
            exit="Minutes, actions, claims passed to finance, and a judgement of the supplier.",
        ),
    ),
)
