"""How customer management is done, activity by activity."""

from armillary.reference.activities import CustomerManagement
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import CUSTOMER_MANAGEMENT

CUSTOMER_MANAGEMENT_GUIDE = Guide(
    process=CUSTOMER_MANAGEMENT,
    within=(
        "Every customer, inside or outside, as an organisation with people and plans.",
        "What they are told, offered and asked, and what they say.",
        "The first months of a new customer.",
    ),
    outside=(
        "Single incidents and requests, unless a relation is at stake.",
        "Wording of agreements, which is negotiated with the service-level manager.",
        "Judging markets as a whole.",
    ),
    triggers=(
        "A customer plans something, complains, or grows quiet.",
        "A quarter ends and results are to be shown.",
        "Somebody wants to become a customer.",
    ),
    good=(
        "Customers hear from us before they ask, say early what they plan, and stay because they "
        "want to."
    ),
    measures=(
        Measure(
            "Satisfaction",
            "Answers to surveys with interval and share of answers.",
            "satisfied answers / answers; answers / people asked",
        ),
        Measure(
            "Loop closed",
            "Days from a bad answer to the talk that followed it.",
            "median(talk − bad answer), in days",
        ),
        Measure(
            "Customers at risk",
            "Customers whose use, answers or payments have turned worse.",
            "customers with a falling figure in two quarters / customers",
        ),
        Measure(
            "Ready on day one",
            "New customers who had agreement, access and a known person to call when they started.",
            "new customers with all three on day one / new customers",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=CustomerManagement.DEVELOP_MARKETING_COMMUNICATIONS,
            entry="Something to tell, a group that it concerns, and figures that prove it.",
            tasks=(
                "Choose one message and one group.",
                "Write from the reader's day: what gets easier, from when, what to do.",
                "Take figures from measurements, also when they are not flattering.",
                "Ask two readers before you send.",
                "Count who has used the service afterwards, and learn from it.",
            ),
            validation=(
                "Readers, asked a week later, recall the message and can say where to get the "
                "service."
            ),
            exit="A sent and archived message with its audience and its effect.",
        ),
        Paragraph(
            activity=CustomerManagement.SELL_IT_SERVICES,
            entry="A customer with a need, and a catalogue with levels and prices.",
            tasks=(
                "Find out who decides, and by what.",
                "Offer the nearest standard service with two levels to choose from.",
                (
                    "Ask finance for the margin and capacity whether it can be delivered, before "
                    "you promise."
                ),
                "Say what the service does not do.",
                "Note why it was won or lost.",
                "Pass what was agreed to service-level management at once.",
            ),
            validation="Nobody in delivery learns of a promise from the customer.",
            exit="A decision by the customer, and a drafted agreement when it is a yes.",
        ),
        Paragraph(
            activity=CustomerManagement.MANAGE_CUSTOMER_RELATIONSHIPS,
            entry="A customer on record with the people who matter there.",
            tasks=(
                "Keep a plan of one page: goals, people, open promises, next talk.",
                "Meet at the rhythm that was agreed, also when nothing is wrong.",
                "Read incidents, misses and bills before each talk.",
                "Act when use falls, or when somebody new decides.",
                "Settle complaints yourself, and tell how they ended.",
            ),
            validation=(
                "The customer would name you when asked whom to call, and no promise is overdue."
            ),
            exit="A current plan for each customer, and warnings that were acted upon.",
        ),
        Paragraph(
            activity=CustomerManagement.SURVEY_CUSTOMERS,
            entry=(
                "A question whose answer would change something, and people who have used the "
                "service."
            ),
            tasks=(
                "Ask few questions, at the moment of use or once a year.",
                "Draw a sample, and spare whoever was asked lately.",
                "Keep single answers from being traced where you promised so.",
                "Call each dissatisfied person within days.",
                "Publish results with their interval, and what will be done.",
            ),
            validation=(
                "Differences you act upon are larger than chance explains, and the unhappy have "
                "been called."
            ),
            exit="Answers, talks that followed, and actions with names.",
        ),
        Paragraph(
            activity=CustomerManagement.IDENTIFY_SERVICE_OPPORTUNITIES,
            entry="Reviews, complaints, lost offers, and talks in corridors.",
            tasks=(
                "Write each wish down on the day, in the customer's words.",
                "Ask what it would be worth, and for how many.",
                "Check whether a service for it exists and is merely unknown.",
                "Send the rest on with the evidence, and wait for the answer.",
                "Tell the customer what became of it.",
            ),
            validation="Customers who had a wish half a year ago know where it stands.",
            exit=(
                "Opportunities that business assessment has received, and customers who have had "
                "an answer."
            ),
        ),
        Paragraph(
            activity=CustomerManagement.CONDUCT_EXECUTIVE_BRIEFINGS,
            entry="A quarter of results, a plan for the next, and an hour with those who decide.",
            tasks=(
                "Put on one page: promised, kept, missed and why, money, what comes.",
                "Freeze the figures, so that all speak of the same.",
                "Start with decisions you need from them.",
                "Listen for half of the hour.",
                "Record decisions and tasks the same day, and open the next briefing with them.",
            ),
            validation="Afterwards the executive can say in a sentence what IT did for the unit.",
            exit="Decisions and tasks on record, with dates.",
        ),
        Paragraph(
            activity=CustomerManagement.INTRODUCE_NEW_CUSTOMERS,
            entry="A signed agreement, or a sale close to it.",
            tasks=(
                "Open organisation, people, rights and charging account on record.",
                "Tell the desk who they are, how they speak and what they use.",
                "Show the first users how to log an incident and follow it.",
                "Check that agreement, access and monitors stand before you let them start.",
                "Ask after a day, a month and a quarter how it goes.",
            ),
            validation=(
                "A first caller of the new customer is recognised and served without a question "
                "back."
            ),
            exit="A customer who works with the services, and a first survey.",
        ),
    ),
)
