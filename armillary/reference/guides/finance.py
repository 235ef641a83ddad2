"""How financial management is done, activity by activity."""

from armillary.reference.activities import Finance
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import FINANCE

FINANCE_GUIDE = Guide(
    process=FINANCE,
    within=(
        "Cost, budget, price, invoice and payment of services.",
        "The rules by which costs reach services, customers and processes.",
        "The money side of every decision to buy, build, keep or retire.",
    ),
    outside=(
        "The general ledger and taxes of the company, with which finance reconciles.",
        "How much IT may spend in all, which strategy decides.",
        "Booking of hours and bills on records, which each process does itself.",
    ),
    triggers=(
        "The month, the quarter and the year end.",
        "A service is planned, altered or retired.",
        "A customer asks what a line of the invoice means.",
    ),
    good=(
        "Every sum can be followed from the invoice back to the bill or the hour it came from, and"
        " people choose differently because they see what things cost."
    ),
    measures=(
        Measure(
            "Cost placed directly",
            "Share of cost that reached a service by use, not by a key.",
            "cost reached by measured use / all cost",
        ),
        Measure(
            "Budget variance",
            "Difference between spent and planned for each service, with its reason.",
            "(spent − planned) / planned",
        ),
        Measure(
            "Recovery",
            "Charged money as a share of cost.",
            "charged / cost",
        ),
        Measure(
            "Days to payment",
            "Days from invoice to payment, and the share disputed.",
            "median(paid − invoiced); disputed sums / invoiced sums",
        ),
        Measure(
            "Days to close",
            "Working days from the end of the month to final figures.",
            "working days from the last day of the month to final figures",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Finance.CALCULATE_EXPECTED_SERVICE_COSTS,
            entry="A design with its parts, volumes and levels.",
            tasks=(
                "List parts, hours, licences and contracts, each with its rate and date.",
                "Add running cost: staff, power, space, support, backup.",
                "Compute for low, expected and high volume.",
                "Give the cost per unit at each level of service.",
                "Keep the assumptions beside the figures.",
            ),
            validation=(
                "A colleague changes one assumption and gets the new total without asking you."
            ),
            exit="Expected cost with a range, for service planning and for the price list.",
        ),
        Paragraph(
            activity=Finance.ANALYSE_PROJECTED_REVENUES,
            entry="A price, customers who may use the service, and a forecast of use.",
            tasks=(
                "Multiply price and use for each customer, weighted by how likely the customer is.",
                "Compare with cost: month of the first surplus, and yearly margin.",
                "Try the figures with a third less use.",
                "Say which customer decides the result.",
                "Tell service-level management where a level is promised below its cost.",
            ),
            validation="The largest three assumptions have a source and a date.",
            exit="A revenue forecast with its sensitive points.",
        ),
        Paragraph(
            activity=Finance.DEVELOP_SERVICE_BUDGETS,
            entry="An envelope from strategy, expected costs, and contracts already signed.",
            tasks=(
                "Enter commitments first; they are spent already.",
                "Spread the rest over services and months with those who answer for them.",
                "Decide for each budget what happens at its end: tell, ask, or stop.",
                "Follow planned, committed and spent side by side.",
                "Revise openly, with date and reason.",
            ),
            validation="In no month did a bill surprise the person whose budget it hit.",
            exit="Released budgets, and each month a forecast to the year's end.",
        ),
        Paragraph(
            activity=Finance.ANALYSE_USAGE_AND_COSTS,
            entry="A closed month of use and cost.",
            tasks=(
                "Split each difference into price, volume and mix.",
                "Show what stands idle and whose it is.",
                "Trace jumps to a change, an incident or a contract.",
                "Talk with the owner before you write the comment.",
            ),
            validation="Nine tenths of the difference is explained by named causes.",
            exit="A commented comparison for each service and customer.",
        ),
        Paragraph(
            activity=Finance.RECOMMEND_BUY_OR_BUILD_COST,
            entry="Options that are comparable in what they give, over the same years.",
            tasks=(
                "Lay out payments by year for each option, the way out included.",
                "Discount them, and compare options of unequal life by the yearly equivalent.",
                "Vary rate, volume and delay, and show what turns the ranking.",
                "Separate money already spent; it decides nothing.",
                "Deliver the sheet to the sourcing decision, and look again after a year.",
            ),
            validation="A reader can redo the ranking with a calculator.",
            exit="The money side of the decision, with its turning points.",
        ),
        Paragraph(
            activity=Finance.CALCULATE_CUSTOMER_INVOICES,
            entry=(
                "Use in a closed period, the price list of that period, and credits owed for "
                "misses."
            ),
            tasks=(
                "Price each line by the list that was in force on the day of use.",
                "Set off credits for missed objectives.",
                "Show list price and reduction apart, also where the sum is nil.",
                "Let the customer see it before it is final.",
                "Correct by a credit note, never by replacing an invoice.",
            ),
            validation="Any line opens to the records it was made of.",
            exit="A numbered invoice that the customer can check.",
        ),
        Paragraph(
            activity=Finance.RECEIVE_SERVICE_PAYMENTS,
            entry="An issued invoice and money, or a transfer between cost centres.",
            tasks=(
                "Match by number and sum; leave in suspense what does not match.",
                "Book part payments and overpayments as they are.",
                "Remind in steps, and telephone before the second letter.",
                "Separate a dispute from a delay, and pass it to whoever can settle it.",
                "Tell customer management before a meeting what is open.",
            ),
            validation=(
                "Open sums in the ledger and in the list of invoices are equal at the month's end."
            ),
            exit="Paid invoices, and for each unpaid one a next step.",
        ),
        Paragraph(
            activity=Finance.ESTABLISH_COST_AND_CHARGING_ALLOCATION,
            entry="Cost accounts, services, and leave from those who pay to set rules.",
            tasks=(
                "Group costs into pools that move for the same reason.",
                "Choose for each pool what drives it, and measure that driver.",
                "Keep idle capacity visible; do not spread it in silence.",
                "Choose how to charge: by unit, by step, by flat rate, at cost.",
                "Try the rules on last year, and show each customer the difference.",
                "Put them in force with a date, and keep the old ones.",
            ),
            validation=(
                "What flows in flows out: the sum of all services equals the sum of all cost, to "
                "the cent."
            ),
            exit="Rules in force with their version, understood by those who pay.",
        ),
        Paragraph(
            activity=Finance.CALCULATE_TOTAL_COST_OF_OWNERSHIP,
            entry="A thing or service, and the years over which it is looked at.",
            tasks=(
                "Gather buying, setting up, licences, power, space, people, training.",
                "Take repair and downtime from the records rather than from brochures.",
                "Add moving away and disposal, less what it still fetches.",
                "Discount, and divide by years and users.",
                "Compare with one like it.",
            ),
            validation="The three largest parts are taken from records and not estimated.",
            exit="Cost over the whole life, in parts, fit to compare.",
        ),
    ),
)
