"""How incident and service request management is done, activity by activity."""

from armillary.reference.activities import Incident
from armillary.reference.guides.guide import Guide, Measure, Paragraph
from armillary.reference.processes import INCIDENT

INCIDENT_GUIDE = Guide(
    process=INCIDENT,
    within=(
        (
            "Anything that interrupts a service or makes it worse, from one broken screen to a "
            "major incident."
        ),
        "Requests for something standard, questions, and small administrative help.",
        "Everything between the first call and the word of the caller that it is over.",
    ),
    outside=(
        "The search for the cause behind many incidents: that is problem management.",
        "Alterations in production that need a decision: ask change management for them.",
        "Wishes for services that do not exist yet: pass them to customer management.",
    ),
    triggers=(
        "A caller telephones, writes, or logs an incident on the web.",
        "A monitor reports that something is down or slow.",
        "Another process hands work over that people at the desk have to do.",
    ),
    good=(
        "The service is back soon, nobody had to call twice, and whoever reads the record later "
        "knows what happened without asking."
    ),
    measures=(
        Measure(
            "Time to resolve",
            (
                "Median and 90th percentile of the working time from opening to resolution, by "
                "priority."
            ),
            "median and 90th percentile of (resolved − opened) in working time",
        ),
        Measure(
            "Kept in time",
            "Share of response and resolution clocks that ended without a breach.",
            "clocks ended in time / clocks ended",
        ),
        Measure(
            "Solved at first call",
            "Share of records that the first line resolved without another team.",
            "records resolved by the first line alone / records resolved",
        ),
        Measure(
            "Reopened",
            "Share of resolved records whose caller said that it had not helped.",
            "records reopened / records resolved",
        ),
        Measure(
            "Backlog",
            "Open records at the end of each day, and how long the oldest tenth has waited.",
            "opened until then − ended until then; 90th percentile of age",
        ),
    ),
    paragraphs=(
        Paragraph(
            activity=Incident.LOG,
            entry="Somebody reports something, or a monitor does, and it is not on record yet.",
            tasks=(
                (
                    "Press *New incident* and find the caller; register the one who calls for the "
                    "first time."
                ),
                (
                    "Say in the title what does not work for the caller, in words that the caller "
                    "would use."
                ),
                (
                    "Look at the card beside the form: what the caller uses, and what is open for "
                    "them already."
                ),
                (
                    "Heed the duplicate warning: comment on the record that is there before you "
                    "make a second one."
                ),
                "Give the number to the caller.",
            ),
            validation=(
                "Read the description aloud to the caller: it is what was meant, and somebody else"
                " could start from it."
            ),
            exit=(
                "An incident or service request in state *New*, with caller, time and first "
                "description, and its response clock running."
            ),
        ),
        Paragraph(
            activity=Incident.CATEGORIZE,
            entry="A logged record whose description says what the caller notices.",
            tasks=(
                "Choose the symptom category by what is seen, not by what you suspect.",
                (
                    "Use *Name affected* for the service and for the thing that does not work, if "
                    "it is known."
                ),
                "Correct the symptom when later work shows that it was something else.",
                "Use *Name cause* once the cause is plain; leave it empty rather than guess.",
            ),
            validation=(
                "Another agent, given only the description, would choose the same category and "
                "service."
            ),
            exit=(
                "A symptom category and a service on every record that is worked, and later a "
                "cause category beside them."
            ),
        ),
        Paragraph(
            activity=Incident.PRIORITIZE,
            entry="The service is named, and it is known roughly how many people are hit.",
            tasks=(
                (
                    "Set impact by how many are hit, not by who shouts; *What it hits* tells what "
                    "the CMDB knows."
                ),
                "Set urgency by how soon the business feels it: payday and month end count.",
                (
                    "Let the priority matrix decide; use *Override priority* only with a reason "
                    "that you would tell the caller."
                ),
                "Think of a major incident as soon as a whole service is gone.",
            ),
            validation=(
                "Two records with like harm have like priority, and each override can be defended "
                "from its reason."
            ),
            exit=(
                "Impact, urgency and a priority that puts the record into its place in the queue "
                "and sets its due times."
            ),
        ),
        Paragraph(
            activity=Incident.DISPATCH,
            entry="A prioritised record without a team, or one whose team cannot help.",
            tasks=(
                (
                    "Assign it to the team that looks after the service, and to a person when you "
                    "know who is there."
                ),
                "Add in a note what has been tried, so that nobody asks the caller again.",
                "Press *Take* for what is yours, and *Start* when you begin.",
                "Reassign work at once when it came to the wrong place, and say why.",
                "Look through the records without a team every morning and after lunch.",
            ),
            validation=(
                "Few records change their team twice, and none lies unassigned beyond its response"
                " time."
            ),
            exit="An assignee or a team that knows the record is theirs.",
        ),
        Paragraph(
            activity=Incident.ISOLATE,
            entry="Somebody works on the incident, and the cause of the failure is not plain.",
            tasks=(
                (
                    "Ask when it last worked, and what has happened since; look at the changes of "
                    "those days."
                ),
                "Open *Suspects in the graph* and test the likeliest one first.",
                "Compare one who is hit with one who is not.",
                "Search for resolved incidents with the same symptom, and try what helped there.",
                (
                    "Use *Isolate* for the thing at fault, or for what has been ruled out; "
                    "colleagues read it."
                ),
            ),
            validation=(
                "The fault can be made to appear or to vanish at will, or a monitor shows it at "
                "the very part you name."
            ),
            exit=(
                "A named fault at a named thing, or a list of what it is not, good enough for the "
                "next pair of hands."
            ),
        ),
        Paragraph(
            activity=Incident.ESCALATE,
            entry="The skill, the rights or the time at hand will not do.",
            tasks=(
                (
                    "Call in the next support level with *Reassign* while the clock still has time"
                    " left."
                ),
                (
                    "*Escalate* to somebody with authority where one has to decide: money, people,"
                    " a service switched off."
                ),
                "Say in one line what you need from them and by when.",
                "Telephone for a major incident; do not trust that a queue is read.",
                "Keep the caller with you: you still speak to them.",
            ),
            validation="The one who was called has answered, and the record names what was asked.",
            exit=(
                "Deeper skill or higher authority at work on the incident, with the moment of the "
                "call on the timeline."
            ),
        ),
        Paragraph(
            activity=Incident.TRACK_PROGRESS,
            entry="An open record, whoever works on it.",
            tasks=(
                "Write a note whenever something was tried, also when it did not help.",
                (
                    "Use *Hold* with the hold reason that is true; it decides whether the clock "
                    "pauses."
                ),
                "Press *Resume* on the day the answer comes.",
                "Open *At risk* twice a day, and move help to what will be late.",
                "Put incidents of one cause under one parent, so that all of them end together.",
            ),
            validation=(
                "Open any record: its last entry is recent, and it says what is awaited and from "
                "whom."
            ),
            exit=(
                "A timeline that tells the whole story, and clocks that counted only what they "
                "should."
            ),
        ),
        Paragraph(
            activity=Incident.NOTIFY_CUSTOMERS,
            entry="People are hit, and something new is known: begun, found, late, restored.",
            tasks=(
                (
                    "*Notify* in plain words: what we know, what people can do meanwhile, when we "
                    "write next."
                ),
                "Press it on the parent of a wide outage: the callers of its children read it too.",
                "Write at the time you promised, even if there is no news.",
                "Keep names of servers and blame out of it.",
            ),
            validation="Nobody hit by the incident calls to ask how it stands.",
            exit="Comments that the people affected have received, kept on the timeline.",
        ),
        Paragraph(
            activity=Incident.RESOLVE,
            entry="The fault is known, or a workaround has been found that will do for the caller.",
            tasks=(
                (
                    "Press *Restore* at the moment the service is back, though work remains; "
                    "outages are counted by it."
                ),
                "Request a change where the repair alters something under control, and link it.",
                "Try it yourself, then ask the caller to try it.",
                (
                    "Press *Resolve* with the code that is true, and write what you did so that a "
                    "colleague could repeat it."
                ),
                (
                    "Say in the resolution when only a workaround was used; the cause is then "
                    "still there."
                ),
            ),
            validation=(
                "The monitor is quiet or the caller has tried it, and the resolution is more than "
                "one word."
            ),
            exit=(
                "A resolved record with its code and its words, and a caller who has been asked "
                "whether it helped."
            ),
        ),
        Paragraph(
            activity=Incident.CLOSE,
            entry="A resolved record whose caller has agreed, or whose reopen window is over.",
            tasks=(
                (
                    "Read the caller's answer; use *Reopen* when it did not help, and never log it"
                    " anew."
                ),
                "Name the cause category now that it can be known.",
                (
                    "Correct the thing affected if it was another one, so that the CMDB learns "
                    "from it."
                ),
                "Cancel what was none, and merge what was recorded twice; do not resolve them.",
                "Leave the rest to the job that closes when the window ends.",
            ),
            validation=(
                "Of ten closed records drawn by lot, nine have a cause and a resolution that fit "
                "each other."
            ),
            exit="A record at its end that problem management can count and learn from.",
        ),
    ),
)
