"""How configuration management is done, activity by activity."""

from armillary.reference.activities import Configuration
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import CONFIGURATION

CONFIGURATION_GUIDE = Guide(
    process=CONFIGURATION,
    within=(
        (
            "Whatever a service needs in order to work: machines, programs, lines, licences, "
            "contracts, instructions."
        ),
        "Classes, attributes, relations and the rules of failure that connect them.",
        "Sources that report what is there, and the comparison with what is recorded.",
    ),
    outside=(
        "Purchase, depreciation and stock in the sense of the ledger.",
        "The decision whether something may be altered, which is made in change management.",
        "Watching whether a thing is up at this minute; monitors do that and point to the thing.",
    ),
    triggers=(
        "Something is planned, delivered, moved, altered or scrapped.",
        "A source sees what nobody has recorded, or misses what is.",
        "Somebody asks what hangs on what.",
    ),
    good=(
        "People look into the CMDB before they ask a colleague, because it is right more often "
        "than memory is."
    ),
    measures=(
        Measure(
            "Measured truth",
            "Share of things in an audit that were as recorded, with its interval.",
            "items found as recorded / items audited",
        ),
        Measure(
            "Completeness",
            "Share of the attributes required and recommended that have a value.",
            "attributes that have a value / attributes required or recommended",
        ),
        Measure(
            "Freshness",
            (
                "Share of things that a person or a source has touched within the half-life of "
                "their class."
            ),
            "items touched within the half-life of their class / items in use",
        ),
        Measure(
            "Open discrepancies",
            "Differences nobody has explained or put right, and their age.",
            "count of open discrepancies; median(today − found)",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Configuration.DEFINE_AND_MAINTAIN_CIS,
            entry=(
                "A question that the record is to answer, and somebody who will keep the answer "
                "true."
            ),
            tasks=(
                (
                    "Open *Configuration classes* and choose where a new kind belongs; inherit "
                    "attributes rather than repeat them."
                ),
                "Require only attributes that somebody uses and a source or a person can know.",
                (
                    "Say with relation rules what may hang together, and with a failure rule how "
                    "many must fail."
                ),
                (
                    "Register the thing under its serial number or another name that nothing else "
                    "bears."
                ),
                "Relate it to what it needs, and give it an owner and a criticality.",
                "Freeze a baseline before a large change, so that you can compare.",
            ),
            validation=(
                "Open the graph of an item and choose *Impact*: the services that the graph names "
                "are the ones that would really go down."
            ),
            exit=(
                "Items with class, owner, relations and state, and rules that refuse nonsense at "
                "the door."
            ),
        ),
        Paragraph(
            activity=Configuration.CONTROL_ASSETS_AND_ACCOUNT_STATUS,
            entry=(
                "Items on record, and events that alter them: delivery, handing out, repair, "
                "disposal."
            ),
            tasks=(
                "Lead each item through its life with its verbs; do not edit around them.",
                "Let planned values of a change become true when its step is finished.",
                "Record who has a thing in use, and where it stands.",
                "Open *Status accounting* each month, and look at support and warranties that end.",
                "Put in quarantine what cannot be trusted until somebody has looked.",
            ),
            validation=(
                "For any item, the timeline shows who altered what, when, and on the strength of "
                "which change."
            ),
            exit="An unbroken account of each item from the order to the scrap yard.",
        ),
        Paragraph(
            activity=Configuration.REPORT_CMDB_DATA,
            entry="A question from a desk, a board, an auditor or a planner.",
            tasks=(
                "Type the question into *Ask the CMDB*, and read back what it understood.",
                (
                    "Walk the graph from the thing in question, upwards for who is hit, downwards "
                    "for what it needs."
                ),
                "Ask as of a past moment when the question is about that day.",
                "Keep questions that return as views, and share them.",
                "Tell with the answer how old and how sure it is.",
            ),
            validation=(
                "Two people who ask the same get the same answer, and it names what is unknown."
            ),
            exit="An answer that a decision can rest on, and the question kept for next time.",
        ),
        Paragraph(
            activity=Configuration.VERIFY_CMDB_INTEGRITY,
            entry=(
                "Recorded items, at least one source for each important class, and people who know"
                " the real world."
            ),
            tasks=(
                (
                    "Feed readings in, try them first, and look at the differences before they are"
                    " taken in."
                ),
                (
                    "Work through the discrepancies from the most critical down: put right, "
                    "explain, or accept until a date."
                ),
                "*Make item* of what is unknown, *Recognise* it, or *Ignore* it by rule.",
                "Ask who altered a thing when no change explains the difference.",
                "Plan an audit of each class once a year; draw the sample, walk, and judge.",
                (
                    "Look at classes with poor results, and mend the cause: a missing source, a "
                    "step left out, a rule too strict."
                ),
            ),
            validation=(
                "The audit finds no more errors than its margin allows, and no critical "
                "discrepancy is older than a month."
            ),
            exit="Records whose truth has been measured, and a signed audit with what it found.",
        ),
    ),
)
