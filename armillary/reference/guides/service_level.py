"""How service-level management is done, activity by activity."""

from armillary.reference.activities import ServiceLevel
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import SERVICE_LEVEL

SERVICE_LEVEL_GUIDE = Guide(
    process=SERVICE_LEVEL,
    within=(
        "What customers need, what they are promised, and what those promises rest on.",
        "Measuring, explaining and reviewing results with the other side.",
        "Improvements, from the suggestion to the benefit that was measured.",
    ),
    outside=(
        "Selling and keeping in touch, which belongs to customer management.",
        "Designing a service that does not exist: gaps go to service planning.",
        "Prices and invoices, which finance computes.",
    ),
    triggers=(
        "A customer wants a service, or wants it at another level.",
        "An agreement nears its end or its review.",
        "A promise is broken, or is likely to be.",
    ),
    good=(
        "No promise is signed that cannot be kept, each kept promise can be proven, and customers "
        "hear bad news from us first."
    ),
    measures=(
        Measure(
            "Kept objectives",
            (
                "Share of objectives whose window reached its target, those without enough "
                "evidence told apart."
            ),
            "objectives kept for sure / objectives judged for sure",
        ),
        Measure(
            "Covered services",
            "Share of services in use that have an agreement in force.",
            "services in use under an agreement in force / services in use",
        ),
        Measure(
            "Supported promises",
            "Share of objectives whose chain of teams and suppliers promises enough.",
            "objectives supported from end to end / objectives in force",
        ),
        Measure(
            "Reviews held",
            "Share of reviews that took place in the month they were planned for.",
            "reviews held in their month / reviews planned",
        ),
        Measure(
            "Realised benefit",
            "Improvements whose benefit was booked, of all that were taken up.",
            "improvements booked / improvements taken up",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=ServiceLevel.MAP_STANDARD_SERVICES_TO_REQUIREMENTS,
            entry=(
                "A customer who can say what the work needs: hours, volumes, what an hour of loss "
                "costs."
            ),
            tasks=(
                "Use *Collect requirements*, and write each need as something one can measure.",
                (
                    "Compare them with the catalogue: which level meets, falls short, or lacks "
                    "what is asked for."
                ),
                "Show the customer the nearest standard level before you speak of an exception.",
                "Choose the level together with *Choose level*.",
                "Use *Hand gaps over* for what is needed and not offered.",
            ),
            validation=(
                "Each need is met by a level, given up by the customer, or on its way to service "
                "planning."
            ),
            exit="Requirements with a chosen level, and gaps that somebody else has accepted.",
        ),
        Paragraph(
            activity=ServiceLevel.DOCUMENT_SERVICE_LEVEL_OBJECTIVES,
            entry=(
                "A need that has been agreed on, and a measurement that could show whether it is "
                "met."
            ),
            tasks=(
                "Say what is counted, what good means, in how many of a hundred, over which time.",
                "Choose the calendar in which time counts, and what pauses it.",
                "Name service and priority where the promise is not for all.",
                "Try it on the past year before you write the target.",
                "Throw out what nobody would act upon if it were missed.",
            ),
            validation="Two people who compute it from the same records get the same figure.",
            exit=(
                "Objectives in the text of a draft, each with target, window, hours and "
                "measurement."
            ),
        ),
        Paragraph(
            activity=ServiceLevel.NEGOTIATE_AND_DOCUMENT_SLAS,
            entry="A draft with objectives, figures from the past, and a counterpart who may sign.",
            tasks=(
                "Open *Can it be kept?* and settle every red line before you propose.",
                "Write down what the customer has to do as well.",
                (
                    "*Propose* the words, and answer comments with a new edition; the redline "
                    "shows what moved."
                ),
                "Let both sides sign the same edition.",
                "Press *Agree*, and set the day of the first review.",
            ),
            validation=(
                "A person who was not in the room can read from the agreement what is promised, "
                "until when, and what follows a miss."
            ),
            exit=(
                "An agreed SLA under two signatures, whose objectives govern new incidents from "
                "its first day on."
            ),
        ),
        Paragraph(
            activity=ServiceLevel.COORDINATE_OLAS_AND_UNDERPINNING_CONTRACTS,
            entry="Promises to customers, and the teams and suppliers that share in keeping them.",
            tasks=(
                "Use *Rest on* to name the agreements that each promise needs.",
                "Add up hand-overs and targets along the chain; the sum must fit.",
                "Compare hours: help around the clock cannot rest on a supplier who sleeps.",
                "Draft OLAs with the teams, and contracts with suppliers, where links are missing.",
                (
                    "Give notice or begin a successor in time; the product reminds you at 60, 30, "
                    "7 days."
                ),
            ),
            validation=(
                "For each promise to a customer, the feasibility page shows support from end to "
                "end, or a waiver with a name and an end."
            ),
            exit="A chain of agreements in which no link promises less than the one above needs.",
        ),
        Paragraph(
            activity=ServiceLevel.ESTABLISH_BASELINES,
            entry="A service that runs and is measured, and nobody who has promised a figure yet.",
            tasks=(
                (
                    "*Begin baseline*, and let it run; the page says *not enough evidence* until "
                    "enough is counted."
                ),
                "Look at weekdays and month ends separately.",
                "Leave out weeks in which the measurement had gaps.",
                "*Establish* it with the usual value and the usual spread, not the best month.",
                "Measure anew after the service has changed much.",
            ),
            validation="The following month lies within the limits that the baseline foretold.",
            exit="A dated baseline from which targets can be negotiated.",
        ),
        Paragraph(
            activity=ServiceLevel.ANALYSE_PERFORMANCE_AND_QUALITY,
            entry="A finished window, or a promise that looks as if it will be missed.",
            tasks=(
                "Open *Service levels*, and begin with objectives whose budget burns.",
                "Open each broken promise: whose hands was the time in, and in which state?",
                "Tell chance from change with the interval; do not explain noise.",
                "Look at *At risk* each morning, and speak with the team before the breach.",
                "*Conclude* the analysis in words that you can show to the customer.",
            ),
            validation="Each breach has one reason, with the minutes that it explains.",
            exit=(
                "Explained results, ready for the review, and suggestions where the same reason "
                "returns."
            ),
        ),
        Paragraph(
            activity=ServiceLevel.CONDUCT_SERVICE_REVIEWS,
            entry="A period that is over, explained results, and the tasks of the last review.",
            tasks=(
                "Use *Plan review*, and send the figures a week before.",
                "Begin with what was promised last time and whether it was done.",
                "Show misses first, with reason and remedy; then the rest.",
                "Ask what will be different at the customer's in the next half year.",
                (
                    "*Record minutes* the same day, make a task of each action, and let the other "
                    "side sign."
                ),
            ),
            validation=(
                "The customer's own notes and the minutes say the same, and each action has a name"
                " and a date."
            ),
            exit=(
                "Signed minutes, tasks, and new requirements or suggestions that came of the talk."
            ),
        ),
        Paragraph(
            activity=ServiceLevel.BENCHMARK_PERIODICALLY,
            entry=(
                "A figure that is measured the same way in several teams, sites or organisations."
            ),
            tasks=(
                (
                    "*Run benchmark* over groups that are alike: same hours, same kinds of work, "
                    "same counting."
                ),
                "Draw the groups with their limits, so that small ones are not blamed for luck.",
                "Visit whoever lies outside the limits on the good side, and ask how.",
                "*Conclude benchmark* with what was learnt and what makes the comparison weak.",
                "Repeat it each year by the same method.",
            ),
            validation="Those who come off badly agree that the comparison was fair.",
            exit="A comparison with its method, and at least one practice worth copying.",
        ),
        Paragraph(
            activity=ServiceLevel.PROPOSE_SERVICE_IMPROVEMENTS,
            entry="A review, a breach, a benchmark or a colleague that shows what could be better.",
            tasks=(
                (
                    "*Suggest* it in one sentence: what would be better, for whom, seen by which "
                    "figure."
                ),
                "*Estimate* what it gains in a year and how many days it takes.",
                "Measure before anything is done, or nobody will believe you afterwards.",
                "*Take up* a few from the top of the list, and *Turn down* the rest with thanks.",
                "Measure again; *Book benefit* or *Write off*, both are results.",
            ),
            validation=(
                "The figure from before and the one from after were measured alike, with a long "
                "enough time between."
            ),
            exit=(
                "Improvements that are tried, booked, written off or turned down, each with its "
                "reason."
            ),
        ),
    ),
)
