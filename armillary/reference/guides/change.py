"""How change management is done, activity by activity."""

from armillary.reference.activities import Change
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import CHANGE

CHANGE_GUIDE = Guide(
    process=CHANGE,
    within=(
        "Whatever is added, altered or removed in production, also when it was done already.",
        "The calendar of changes, the times when they are barred, and the way back.",
        "Templates for what is done again and again.",
    ),
    outside=(
        "Building and testing what is to go in; a change orders that work.",
        (
            "Rolling a release out step by step; release to production does so under an approved "
            "change."
        ),
        "Requests for something standard that alters nothing under control.",
    ),
    triggers=(
        "Somebody wants something in production to be different.",
        "A problem has a solution, a service a specification, an agreement a new level.",
        "A source finds a difference that nobody has asked for.",
    ),
    good=(
        "Changes come often, in small steps, at a known time; few fail, and those that fail are "
        "back before users notice."
    ),
    measures=(
        Measure(
            "Success",
            "Share of closed changes that were done as planned, by model and by team.",
            "changes closed as successful / changes closed",
        ),
        Measure(
            "Failed or backed out",
            "Share of closed changes that failed or were taken back.",
            "changes closed as failed or backed out / changes closed",
        ),
        Measure(
            "Incidents after changes",
            (
                "Incidents within three days on things that a change touched, against what chance "
                "explains."
            ),
            "incidents in the 72 h after / incidents in the same hours of earlier weeks",
        ),
        Measure(
            "Emergency share",
            "Changes that could not wait, of all changes.",
            "emergency changes / all changes requested",
        ),
        Measure(
            "Time to decide",
            "Median working time from being handed in to a yes or a no.",
            "median(decided − handed in), in working time",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Change.PROCESS_RFCS,
            entry="A wish to alter something in production, and somebody who stands for it.",
            tasks=(
                (
                    "Use *Request standard* where a pre-approved template fits; choose *Request* "
                    "for all else."
                ),
                "Say why it is worth doing, and what happens if it is not done.",
                "Name the main item, and *Touch* every other one that will be different.",
                "Write plan, tests and way back so that a colleague could follow them.",
                (
                    "Hand it in; as change manager, *Accept* it, or *Turn down* with a reason that"
                    " helps."
                ),
                "Adopt or dismiss each unauthorised change in the week it was found.",
            ),
            validation=(
                "A specialist who has never heard of it can say from the record what will be done "
                "and how it is undone."
            ),
            exit="A screened request on its path, or one turned down with a reason.",
        ),
        Paragraph(
            activity=Change.ASSESS_IMPACT,
            entry="A screened request with its items, its plan and a proposed time.",
            tasks=(
                (
                    "Press *Assess*: read which services go down or get worse, and what stands in "
                    "for what."
                ),
                "Answer the three questions on experience, complexity and way back truthfully.",
                "Ask those who look after the services that are hit.",
                "Look for changes near it in time or on the graph, and read how like changes went.",
                (
                    "Voice doubts now; lower the risk with a smaller step, a rehearsal or a "
                    "quieter hour."
                ),
            ),
            validation="Afterwards nothing was hit that the assessment had not named.",
            exit=(
                "A risk with its chance and its loss, the services it hits, and conditions that "
                "lower it."
            ),
        ),
        Paragraph(
            activity=Change.APPROVE_CHANGES,
            entry=(
                "An assessed change whose mandatory sections are filled, and deciders who have no "
                "part in it."
            ),
            tasks=(
                (
                    "Put it to those who decide with *Ask for approval*; the policies know who "
                    "they are."
                ),
                (
                    "Read plan, risk and conflicts before you vote; ask back when something is "
                    "missing."
                ),
                "Approve, or refuse with what would have to be different.",
                "Let a board meet on major ones, and minute what was said.",
                "Appoint a substitute before you are away.",
            ),
            validation=(
                "Nobody who asked for the change or carries it out has voted, and the words are "
                "still those that were voted on."
            ),
            exit="A yes bound to these words, items and times, or a no with its reason.",
        ),
        Paragraph(
            activity=Change.SCHEDULE_AND_COORDINATE_CHANGES,
            entry="An approved change, people who are free, and a time that nobody has barred.",
            tasks=(
                "Use *Plan window*, look through free slots, and take one with room to go back.",
                (
                    "Resolve conflicts by moving one of the two; overruling is for the change "
                    "manager alone."
                ),
                (
                    "Plan the work orders: who, how long, after which one, where the point of no "
                    "return lies."
                ),
                "Press *Schedule*, and tell callers and operators what they will notice.",
                "Begin in time; finish each step as it is done, not at the end.",
                "*Complete* it when its items are as planned.",
            ),
            validation=(
                "The change began and ended inside its window, and nobody affected was surprised."
            ),
            exit=(
                "A change done step by step, with planned and real times side by side, and a CMDB "
                "that says the same."
            ),
        ),
        Paragraph(
            activity=Change.COORDINATE_RECOVERY_FROM_FAILED_CHANGES,
            entry=(
                "A change under way, with signs of failure and a last decision written down before"
                " it began."
            ),
            tasks=(
                "Watch the signs that were agreed on; do not invent softer ones at midnight.",
                (
                    "Stop the work orders at the first red sign, and decide at the last decision "
                    "at the latest."
                ),
                "Press *Back out* and follow the steps of the way back in their order.",
                "Log an incident for whatever users notice, and link it to the change.",
                (
                    "Use *Confirm back out* when all is as it was, or *Leave in* when mending is "
                    "safer."
                ),
                "Close it with the truth, and write what was learnt into the template.",
            ),
            validation=(
                "The items are what they were before, monitors agree, and the lesson names "
                "something to do differently."
            ),
            exit=(
                "Production at a known state, a change closed as failed, and a review that others "
                "have read."
            ),
        ),
        Paragraph(
            activity=Change.MANAGE_URGENT_CHANGES,
            entry="Harm that grows while one waits, and somebody with authority who says so.",
            tasks=(
                "Use *Request emergency*, and write why waiting is worse and how to go back.",
                "Call the deciders; do not wait until they look at their list.",
                "Break the glass only when nobody can be reached, and expect the review.",
                "Have a second person watch the keyboard.",
                "Fill in tests, communication and the rest within the days after.",
                "Use *Record latent* for what was done without a record, and say why.",
            ),
            validation=(
                "The review finds that it really could not wait, and that nothing in the record is"
                " still empty."
            ),
            exit=(
                "A change that was fast and is complete: decided, done, reviewed, with its reason "
                "on the journal."
            ),
        ),
    ),
)
