"""How service planning is done, activity by activity."""

from armillary.reference.activities import ServicePlanning
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import SERVICE_PLANNING

SERVICE_PLANNING_GUIDE = Guide(
    process=SERVICE_PLANNING,
    within=(
        "Services from the first charter to their retirement, as plans and specifications.",
        "The decision how to obtain them, and the reckoning whether they pay.",
        "The value of services in use.",
    ),
    outside=(
        "Building: it starts with the approved specification.",
        "The promises to single customers, which are negotiated on top of it.",
        "Which services the enterprise wants at all; strategy says so.",
    ),
    triggers=(
        "Strategy or assessment asks for a service.",
        "Requirements remain that no standard level meets.",
        "A service costs more than it brings, or what it stands on grows old.",
    ),
    good=(
        "Builders start from a specification that has no holes, owners know what the service must "
        "bring, and old services end on purpose."
    ),
    measures=(
        Measure(
            "Late contributions",
            "Parts of specifications that came after their date, by process.",
            "contributions after their date / contributions due",
        ),
        Measure(
            "Altered requirements",
            "Requirements changed after approval, of all.",
            "requirements altered after approval / requirements approved",
        ),
        Measure(
            "Promised and real return",
            "Benefit and cost after a year against the business case.",
            "(benefit − cost) after a year / the same in the business case",
        ),
        Measure(
            "Past their end",
            "Services in use after the date on which they should have ended.",
            "count of services in use after their planned end",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=ServicePlanning.PLAN_NEW_STANDARD_SERVICES,
            entry="A service that strategy wants, with a segment that needs it.",
            tasks=(
                "Write a charter: for whom, what, what not, levels, when.",
                "Look for a second and third customer who could share it.",
                "Set gates, and what must be there at each.",
                "Ask the five design processes for their contributions, with dates.",
                "Reserve people and money to the next gate only.",
            ),
            validation="The sponsor can explain scope and first gate without notes.",
            exit="An approved charter with owner, gates and contributors.",
        ),
        Paragraph(
            activity=ServicePlanning.ANALYSE_SERVICE_RISK,
            entry="A charter and a first sketch of the architecture.",
            tasks=(
                "Ask what would make it fail: demand, supplier, technique, people, law.",
                "Look in the sketch for parts that nothing stands in for.",
                "Take threats from security and continuity rather than inventing them.",
                "Turn each treatment into a line of the specification.",
                "Put what remains into the reserve of the business case.",
            ),
            validation="A sceptic from operations adds nothing grave to the list.",
            exit="Risks with treatments in the design, and a remainder somebody has accepted.",
        ),
        Paragraph(
            activity=ServicePlanning.DEFINE_FUNCTIONAL_REQUIREMENTS,
            entry="Needs with evidence, and people who will use the service.",
            tasks=(
                "Write one requirement a line, with who wants it.",
                "Add how it will be checked; strike it if you cannot.",
                "Mark what is binding, what is wanted, and what can wait.",
                "Include quality: speed, hours, loss of data, ease.",
                "Freeze, and let later wishes go through a change.",
            ),
            validation="A tester derives tests from it without a question back.",
            exit="Numbered requirements with source, weight and criterion.",
        ),
        Paragraph(
            activity=ServicePlanning.ANALYSE_CAPABILITY_GAPS,
            entry=(
                "Requirements, and an honest view of skills, tools, capacity, suppliers, processes."
            ),
            tasks=(
                "List what delivery and support will take, year by year.",
                "Set what exists against it, and count who is really free.",
                "Look at processes too: does one of them have to get better first?",
                "Price each gap in money and months.",
                "Decide which are closed and which alter the plan.",
            ),
            validation="The team that will run the service agrees with every line.",
            exit="Gaps with cost, time and decision.",
        ),
        Paragraph(
            activity=ServicePlanning.DECIDE_BUY_OR_BUILD_SERVICE,
            entry=(
                "Options, requirements, and contributions on availability, capacity, cost and "
                "security."
            ),
            tasks=(
                "Add *do nothing* and *use what we have* to the options.",
                "Strike out what misses a binding requirement.",
                "Weigh the rest by criteria agreed on before.",
                "Count the way out of each into its price.",
                "Look at how firmly the first place stands.",
                "Decide in one meeting, write minutes, and date the review.",
            ),
            validation="A year later the decision can be judged by its own figures.",
            exit="One decision on record, with reasons, shared by all who contributed.",
        ),
        Paragraph(
            activity=ServicePlanning.DETERMINE_SERVICE_ROI,
            entry="Expected cost, expected use, and benefits that somebody claims.",
            tasks=(
                "Give each benefit a person who will answer for it, and a figure.",
                "Lay costs and benefits out by year with ranges.",
                "Compute present value, payback, and the chance of a loss.",
                "Show which three assumptions matter most.",
                "Find the uptake at which it breaks even.",
            ),
            validation="Those who claimed benefits have signed them.",
            exit="A business case with ranges and people bound to its benefits.",
        ),
        Paragraph(
            activity=ServicePlanning.CREATE_SERVICE_DESIGN_SPECIFICATION,
            entry="A decision, requirements, and the contributions of five design processes.",
            tasks=(
                (
                    "Gather parts, interfaces, levels, recovery, security, capacity, cost, "
                    "support, training."
                ),
                "Enter planned items and relations, so that the CMDB knows them.",
                "Mark what does not apply, with the reason.",
                "Read it with builders, operators, desk and the service-level manager.",
                "Approve it under a version; alter it afterwards by change only.",
            ),
            validation=(
                "Builders estimate from it without a list of questions, and each section is filled"
                " or excused."
            ),
            exit="An approved specification that starts build, agreement draft and cost model.",
        ),
        Paragraph(
            activity=ServicePlanning.MANAGE_SERVICE_VALUE,
            entry="A service in use, with its cost, use, satisfaction and risk.",
            tasks=(
                "Look at each service once a year, at the weak ones each quarter.",
                "Compare with what the business case said.",
                "Choose: invest, keep, mend, retire.",
                (
                    "Plan an ending as carefully as a beginning: users, data, contracts, licences,"
                    " items."
                ),
                "Tell customers early, and offer the successor.",
            ),
            validation=(
                "Each service has a decision not older than a year, and retired ones leave nothing"
                " running."
            ),
            exit="Decisions on every service, and endings with a date.",
        ),
    ),
)
