"""The words for how Armillary works: the same for every process."""

from armillary.reference.glossary.term import Chapter, Term

RECORDS = Chapter(
    "Records and verbs",
    "What every process shares.",
    (
        Term(
            "Record",
            "Something the product keeps and that has a state: an incident, a person, a team.",
            avoid=("ticket", "item", "object"),
        ),
        Term("Record type", "All records of one kind, with their verbs, columns and links."),
        Term("Number", "The name of a record for people: a prefix and six digits, INC-000042."),
        Term("State", "Where a record stands in its life.", avoid=("status",)),
        Term(
            "Verb",
            "Something that can be done to a record; it performs one activity of the model.",
            avoid=("action", "operation"),
        ),
        Term("Creation", "A verb that makes a record."),
        Term("Transition", "A verb that leads a record from one state to another."),
        Term("Edit", "A verb that changes fields and leaves the state as it is."),
        Term(
            "Act",
            "One doing of a verb: by whom, when, through which door.",
            avoid=("transaction",),
        ),
        Term("Actor", "The person, or the robot, who acts."),
        Term("Door", "The way an act came in: web, API, mail, job, import, command line."),
        Term(
            "Refusal",
            "An answer of no that says which rule stands in the way; it changes nothing.",
        ),
        Term("Objection", "A rule that refuses a verb for this record at this moment."),
        Term("Derived field", "A field nobody sets: it follows from others, as priority does."),
        Term("Version", "How often a record has changed; an edit names the one it has seen."),
        Term("Stale", "Made from a version that is no longer the newest: read it again first."),
        Term("Link", "A named relation between two records, readable from both ends."),
        Term("Comment", "Words about a record for everybody who can see it."),
        Term("Note", "Words about a record for those who work on it; callers never see them."),
        Term("Public", "For the people of the customer as well as for those of the provider."),
        Term("Internal", "For the people of the provider only.", avoid=("private",)),
        Term("Timeline", "Everything that happened to a record, oldest or newest first."),
        Term(
            "Hand-off",
            "Work or knowledge given from one process to another along an edge of the model.",
            avoid=("handover",),
        ),
        Term("Offer", "Propose a hand-off to another process."),
        Term("Accept", "Take over what was handed off."),
        Term("Reject", "Send back what was handed off, with the reason."),
        Term("Withdraw", "Take back what was offered or granted."),
        Term("Reclaim", "Go on oneself with what others rejected, having read why."),
        Term(
            "Reception", "A team that receives hand-offs for a process, and the hours it works by."
        ),
        Term(
            "Contract",
            "What two processes agreed on: what goes along, and until when to answer.",
        ),
        Term("Unlink", "Remove a link; the journal keeps that it was there."),
        Term("Attachment", "A file on a record.", avoid=("document",)),
        Term("Attach", "Add a file to a record, for everybody who can see it."),
        Term("Attach internally", "Add a file to a record for those who work on it."),
        Term("Remove attachment", "Take a file away from a record; its bytes go after 30 days."),
        Term("Upload", "A file that was sent and not attached to anything yet."),
        Term("Store", "Where the bytes of attachments lie: a folder, or an S3-compatible server."),
    ),
)

JOURNAL = Chapter(
    "The journal and what follows from it",
    "Nothing happens without a line; no line is ever changed.",
    (
        Term(
            "Journal",
            "All acts in order, kept so that lines can be added but not changed or removed.",
            avoid=("audit log", "history table"),
        ),
        Term("Journal line", "One act: who, when, which verb, on what, and what changed."),
        Term(
            "Seal",
            "A chained digest over a run of journal lines: any later tampering breaks the chain.",
        ),
        Term("Outbox", "News of acts that are done, waiting to be passed on."),
        Term("Relay", "The part of the worker that seals journal lines and passes the news on."),
        Term("Reaction", "What one process does because of the news of another."),
        Term("Worker", "The part of the product that works in the background."),
        Term("Job", "A piece of background work that survives a restart."),
        Term("Schedule", "When the product starts a job by itself."),
        Term("Live update", "A page that changes by itself because somebody acted elsewhere."),
        Term("Measure", "A figure that says how well a process does, over a period."),
        Term("Fact", "A measurement that is only ever added: a sample, an alert, a cost."),
        Term("Import", "Records out of a file: mapped, checked, and taken in, each by an act."),
        Term("Attribution", "The note that says where data came from and whom to thank for it."),
    ),
)

ACCESS = Chapter(
    "People and access",
    "Who there is and what each may see and do.",
    (
        Term("Organisation", "A party with people: the provider, a customer or a supplier."),
        Term("Provider", "The IT organisation that this installation serves."),
        Term("Customer", "An organisation that uses services.", avoid=("client", "tenant")),
        Term("Supplier", "An organisation that delivers to the provider.", avoid=("vendor",)),
        Term("Person", "Somebody known to the product.", avoid=("user account", "contact")),
        Term("Team", "People who take work together.", avoid=("assignment group",)),
        Term("Team lead", "The person who leads a team."),
        Term("Staff", "The people of the provider."),
        Term("Policy", "The question whether this actor may do this verb to this record."),
        Term("Visible record", "A record that a person may see; all others seem not to exist."),
        Term("Sign-in link", "A link that lets a person in once, and expires."),
        Term("Session", "The time between signing in and signing out, on one device."),
        Term("Token", "A secret that lets a program act for a person; shown once, and it expires."),
        Term("Scope", "The part of a person's rights that a token may use."),
    ),
)

STANDING = Chapter(
    "States that many records share",
    "What is said of a hand-off, a person, a team or a rule.",
    (
        Term("Offered", "Proposed and not yet answered."),
        Term("Accepted", "Taken over by the one it was offered to."),
        Term("Rejected", "Sent back with a reason."),
        Term("Withdrawn", "Taken back by the one who gave it."),
        Term("Reclaimed", "Rejected by others, and the sender's own again."),
        Term("Active", "In use.", avoid=("enabled", "live")),
        Term("Disabled", "May not sign in any more; what was done keeps the name."),
        Term("Retired", "No longer in use, kept because records point to it."),
        Term("In force", "Applies now."),
    ),
)

LOOKING = Chapter(
    "Lists, search and reports",
    "How records are found and counted.",
    (
        Term("Queue", "The list of records that wait for work."),
        Term("Facet", "A field to narrow a list by, with the count of each value."),
        Term("Cursor", "The place in a list where the next page goes on."),
        Term("Search", "Finding records of all types by the words in them."),
        Term("Report", "The answer to one question in figures, as a plot and as a table."),
        Term("Ground truth", "Figures known to be right, against which a report is tested."),
        Term("Unknown", "A value that nobody stated; it is never replaced by a guess."),
    ),
)
