"""How problem management is done, activity by activity."""

from armillary.reference.activities import Problem
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import PROBLEM

PROBLEM_GUIDE = Guide(
    process=PROBLEM,
    within=(
        "Causes of incidents that have happened, and weaknesses that have not yet hurt anybody.",
        (
            "Known errors with their workarounds, from the first suspicion to the proof that they "
            "are gone."
        ),
        "Reviews after major incidents, as far as causes are looked for.",
    ),
    outside=(
        "Getting people back to work: that stays with incident management, whatever the cause.",
        "Carrying the repair out in production: change management and the teams do that.",
        "Faults that nobody will ever meet again, such as those of a machine already scrapped.",
    ),
    triggers=(
        "The same symptom returns, or incidents cluster around one thing, version or change.",
        "A major incident is over and nobody can say why it happened.",
        "A supplier, a test or an operator reports a fault before it hurts.",
    ),
    good=(
        "Fewer incidents next quarter because of causes removed this quarter, and an honest list "
        "of those that one has decided to bear."
    ),
    measures=(
        Measure(
            "Incidents avoided",
            "Incidents per month of the same symptom before and after the repair.",
            "incidents a month before − incidents a month after",
        ),
        Measure(
            "Age of open problems",
            "Median days since a problem was opened, those parked on purpose left out.",
            "median(today − opened) of open problems that are not parked",
        ),
        Measure(
            "Workarounds that hold",
            "Share of uses of a workaround after which the caller agreed.",
            "uses that the caller agreed with / uses of the workaround",
        ),
        Measure(
            "Proactive share",
            "Problems opened from trends or tests, of all that were opened.",
            "problems opened without an incident / problems opened",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Problem.ANALYSE_INCIDENT_TRENDS,
            entry=(
                "Enough closed incidents with a symptom, a service and a cause category; a few "
                "dozen prove nothing."
            ),
            tasks=(
                (
                    "Count closed incidents by symptom, service, thing and place, and put the "
                    "largest on top."
                ),
                (
                    "Weigh the count by minutes lost: ten short ones may matter less than one long"
                    " one."
                ),
                "Look at what grows, and at what began after a certain day.",
                (
                    "Ask what the things that fail have in common and their healthy neighbours "
                    "have not."
                ),
                "Set aside what chance explains just as well.",
            ),
            validation="Someone else with the same data finds the same top five.",
            exit=(
                "A short list of candidates, each with its count, its cost and the records behind "
                "it."
            ),
        ),
        Paragraph(
            activity=Problem.LOG_PROBLEMS,
            entry=(
                "A candidate from the trends, a major incident without a cause, or a fault that a "
                "supplier has admitted."
            ),
            tasks=(
                "Search whether the problem is there already; add your incidents to it if it is.",
                "State what happens, to which things, since when, and how often.",
                (
                    "Link every incident that points to it, and say of each whether it is certain "
                    "or suspected."
                ),
                "Judge what it costs per month, and propose how urgent the search is.",
                "Name somebody who leads the search.",
            ),
            validation=(
                "The description holds facts only; no guess about the cause stands in its title."
            ),
            exit="An accepted problem with linked incidents, an urgency, and a person in charge.",
        ),
        Paragraph(
            activity=Problem.IDENTIFY_ROOT_CAUSES,
            entry=(
                "An accepted problem, the evidence of its incidents, and time set aside from the "
                "daily queue."
            ),
            tasks=(
                "Draw the timeline: what worked, what was altered, what failed first.",
                "Write down where it happens and where it does not, though it could.",
                "List the explanations, and strike out those that the facts contradict.",
                (
                    "Test the likeliest: make it happen in a test environment, or predict the next"
                    " occurrence."
                ),
                "Ask why once more until the answer is something one can remove.",
                "Speak of conditions and not of guilt.",
            ),
            validation=(
                "The explanation accounts for the places where it fails and for those where it "
                "does not."
            ),
            exit=(
                "A root cause with its evidence, or a written statement that it was not found and "
                "why the search ended."
            ),
        ),
        Paragraph(
            activity=Problem.TRACK_SOLUTION_PROGRESS,
            entry="A cause that is known, and at least one idea of how to remove it.",
            tasks=(
                "Set the ideas side by side with effort, risk and incidents avoided.",
                "Agree with those who must do the work on a person and a date.",
                "Request the change, and link it so that its outcome comes back to you.",
                (
                    "Look at every open problem once a fortnight, and ask about dates that have "
                    "passed."
                ),
                "Say what each further week of waiting costs when work slips.",
            ),
            validation="Each open problem names a next step, a person and a date in the future.",
            exit="A solution under way whose state anybody can read without a meeting.",
        ),
        Paragraph(
            activity=Problem.VERIFY_KNOWN_ERRORS,
            entry="A cause that was found and a workaround that somebody believes in.",
            tasks=(
                "Try the workaround on real incidents, and count how often it helped.",
                "List the versions and classes of things that have the error.",
                "Say who may apply the workaround, and what could go wrong while doing so.",
                "Set a day on which the entry is looked at again.",
            ),
            validation=(
                "A first-line agent who has never seen the error gets a caller working with the "
                "text alone."
            ),
            exit=(
                "A known error that is marked as verified, with its scope, its risk and a review "
                "date."
            ),
        ),
        Paragraph(
            activity=Problem.CONTROL_KNOWN_ERRORS,
            entry="A verified known error.",
            tasks=(
                (
                    "Publish the workaround to those who answer calls, with the words that callers"
                    " use for the symptom."
                ),
                "Warn the people who have the affected things before they run into it.",
                "Update the text when a version, a patch or a better workaround appears.",
                "Take the entry back when the workaround stops helping.",
                "Record who accepted the risk when it is left in place, and until when.",
            ),
            validation=(
                "Agents find the entry by symptom within a minute, and no entry is past its review"
                " date."
            ),
            exit="A current list of known errors that incident management works from.",
        ),
        Paragraph(
            activity=Problem.RESOLVE_PROBLEMS,
            entry="A solution that was chosen, and a change that has been approved for it.",
            tasks=(
                "Check that the change removes the cause and not just the symptom.",
                "Follow the change until it is complete, and read what came of it.",
                (
                    "Choose a watch time that is long enough to see a recurrence, from how often "
                    "it used to happen."
                ),
                "Count the incidents of that symptom during the watch time.",
                "Take the problem up again if they go on.",
            ),
            validation="The symptom has stayed away for the watch time on every thing that had it.",
            exit="A removed cause, with the figures from before and after.",
        ),
        Paragraph(
            activity=Problem.CLOSE_PROBLEMS_AND_KNOWN_ERRORS,
            entry="A watch time that has passed, or a decision to leave the cause where it is.",
            tasks=(
                (
                    "Write how it ended: removed, workaround for good, fault of a supplier, risk "
                    "accepted."
                ),
                "Check that the CMDB, the instructions and the monitors fit what was done.",
                "Look for like things that have the same weakness.",
                "Withdraw the known error, or say why it stays published.",
                "Note what the search taught, in two sentences that others will read.",
            ),
            validation=(
                "Incidents, cause, change and outcome can be followed from one to the next without"
                " a gap."
            ),
            exit=(
                "A closed problem, its effect in incidents avoided, and proposals for improvement "
                "where it taught something."
            ),
        ),
    ),
)
