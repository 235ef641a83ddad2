"""How IT strategy and architecture planning is done, activity by activity."""

from armillary.reference.activities import Strategy
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import STRATEGY

STRATEGY_GUIDE = Guide(
    process=STRATEGY,
    within=(
        "Direction, goals and money of IT as a whole.",
        "The structure into which services, applications and technology must fit.",
        "How IT is organised, and who answers for what.",
    ),
    outside=(
        "Planning single services in detail.",
        "Collecting market facts: they come from business assessment.",
        "Guarding spending from month to month, which finance does.",
    ),
    triggers=(
        "The yearly round, or a new strategy of the organisation.",
        "A merger, a law or a technology that overturns assumptions.",
        "Objectives that are missed for two quarters.",
    ),
    good=(
        "People deep in IT can say which objective their work serves, and money goes where the "
        "strategy points."
    ),
    measures=(
        Measure(
            "Linked money",
            "Share of spending that serves a stated objective.",
            "spending tied to an objective / all spending",
        ),
        Measure(
            "Objectives with a figure",
            "Share of objectives measured from records, and how many are on course.",
            "objectives measured from records / objectives in force",
        ),
        Measure(
            "Fit to the architecture",
            (
                "Parts in use that the target does not foresee, and parts of the target that do "
                "not exist."
            ),
            "parts in use that the target foresees / parts in use",
        ),
        Measure(
            "Known plan",
            "Share of people in IT who have confirmed that they read it.",
            "people who confirmed it / people in IT",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Strategy.ALIGN_ORGANISATION_DESIGN_WITH_BUSINESS,
            entry="The plan of the business, and the duties of processes as they are spread today.",
            tasks=(
                "Lay teams over processes: where is a duty without a team, where are two?",
                "Count hand-offs that cross a border between units.",
                "Compare skills on hand with skills that the plan needs.",
                "Draw two or three designs, and count again for each.",
                "Decide, and move duties in the RACI matrix with a date.",
            ),
            validation="Each activity has one who answers, and nobody bears more than can be done.",
            exit="An organisation with duties that fit, and a plan for missing skills.",
        ),
        Paragraph(
            activity=Strategy.DETERMINE_IT_BUDGET,
            entry="Cost of running, contracts, growth forecasts, and wishes with their worth.",
            tasks=(
                "Compute what running costs if nothing is begun.",
                "Add growth and reserve for risks that were accepted.",
                "Rank initiatives by worth under the money and people there are.",
                "Show what the next lower and next higher sum would mean.",
                "Have it approved, and release it to finance.",
            ),
            validation="Every large line leads to a contract, a forecast or a decision.",
            exit="An approved envelope, divided into run, grow and transform.",
        ),
        Paragraph(
            activity=Strategy.PERFORM_STRATEGIC_ANALYSES,
            entry="The market analysis, results of the services, and their technical condition.",
            tasks=(
                "Look outwards: law, money, people, technology.",
                "Look inwards: which abilities matter and are weak?",
                "Judge each application by use to the business and by condition.",
                "Think two futures through, and ask what would be right in both.",
                "Keep to ten findings.",
            ),
            validation="Somebody who disagrees with the conclusion accepts the findings.",
            exit="Findings with evidence, ranked, before any direction is chosen.",
        ),
        Paragraph(
            activity=Strategy.DEFINE_IT_VISION,
            entry="Findings of the analyses, and the vision of the business.",
            tasks=(
                "Draft one paragraph that could be false for another company.",
                "Test it: which project of today would it stop?",
                "Talk it over with customers and with staff.",
                "Note objections and what was done about them.",
                "Approve it with the board, and date it.",
            ),
            validation="People retell it in their own words and mean the same.",
            exit="A dated paragraph to which objectives can point.",
        ),
        Paragraph(
            activity=Strategy.DEVELOP_AND_COMMUNICATE_STRATEGIC_PLAN,
            entry="A vision, findings, and a budget envelope.",
            tasks=(
                "Derive a few objectives, each with figure, date and owner.",
                "Connect them: which one makes which other possible?",
                "Tie initiatives and services to objectives, and cut what ties to none.",
                "Let teams answer before it is final.",
                "Explain it to each group in its own terms, and collect questions.",
                "Read the figures each quarter, and alter the plan when reality has.",
            ),
            validation=(
                "Ask ten people in the corridor: eight name an objective that their work serves."
            ),
            exit="A plan in force, confirmed by its readers, with quarterly figures.",
        ),
        Paragraph(
            activity=Strategy.DEVELOP_MISSION_STATEMENT,
            entry="A common view of whom IT serves.",
            tasks=(
                "Say in one sentence for whom, what, and to which end.",
                "Try it against the catalogue: what falls outside?",
                "Strike every adjective.",
                "Have it agreed to by those who pay.",
            ),
            validation="It decides a real dispute over whether IT should do something.",
            exit="One approved sentence that bounds the catalogue.",
        ),
        Paragraph(
            activity=Strategy.IDENTIFY_BREAKTHROUGH_OBJECTIVES,
            entry="Objectives of the business for some years, and honest figures of today.",
            tasks=(
                "Look for what improvement by steps will not reach.",
                "Choose three at most.",
                "Break each down: this year, this quarter, by which figure, by whom.",
                "Throw it back and forth with teams until they believe in it.",
                "Look at it every month: plan, reality, reason, next step.",
            ),
            validation="Something else was visibly dropped in order to make room.",
            exit="A few objectives with figures, owners and a monthly sheet.",
        ),
        Paragraph(
            activity=Strategy.DEVELOP_ENTERPRISE_SERVICE_DEFINITIONS,
            entry="Services as they are named today, with their users and parts.",
            tasks=(
                "Name each by what it lets people do.",
                "State outcome, users, unit, owner, and what is outside.",
                "Find pairs that share most users or most parts, and decide whether they are one.",
                "Order them in a tree with two or three levels.",
                "Have owners confirm.",
            ),
            validation="A user finds the right service by its name, and no bill fits two.",
            exit="A tree of services with definitions and owners.",
        ),
        Paragraph(
            activity=Strategy.SELECT_SERVICE_SOLUTIONS,
            entry="A need with requirements, and more than one way to meet it.",
            tasks=(
                "Separate what must be from what would be good.",
                "Set weights before you see the offers.",
                "Let several people mark alone, then compare.",
                "Take money from finance and risk from security.",
                "Try how far weights may move before another one wins.",
                "Write the decision so that it can be judged in three years.",
            ),
            validation="The second-best bidder could read the reasons and would find them fair.",
            exit="A chosen solution with its reasons, and a date to look back.",
        ),
        Paragraph(
            activity=Strategy.DEFINE_IT_ARCHITECTURE,
            entry="The target of the strategy, and the CMDB as a picture of today.",
            tasks=(
                "Agree on some ten principles with examples of what they forbid.",
                "Draw today from records, not from memory.",
                "Draw the target, and steps between that can stand on their own.",
                "Record each larger decision with its alternatives.",
                "Compare target and reality each quarter, and speak about drift.",
            ),
            validation=(
                "A builder can decide three real questions by it without asking an architect."
            ),
            exit="Principles, target, steps and decisions, and a list of what departs from them.",
        ),
        Paragraph(
            activity=Strategy.IDENTIFY_ENABLING_TECHNOLOGIES,
            entry="A watch on makers, research and peers, and the list of what is in use.",
            tasks=(
                "Place each technology: look at, try, adopt, keep, leave.",
                "Note when support ends, and which services stand on it.",
                "Try new ones in small, with an end date and a question.",
                "Plan the leaving before the end of support.",
                "Grant exceptions in writing and for a time.",
            ),
            validation="No support ended this year as a surprise.",
            exit="A dated picture of technologies, and dates that service planning has received.",
        ),
    ),
)
