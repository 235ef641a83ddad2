"""The words of change management."""

from armillary.reference.glossary.term import Chapter, Term
from armillary.reference.roles import Role

CHANGES = Chapter(
    "Change management: the things",
    "What is to be different in production, and what that takes.",
    (
        Term("Work order", "One step of a change, or of its way back."),
        Term("Change template", "How something is done again and again, and how well it goes."),
        Term("Change window", "A time in which changes are allowed, barred, or dearer."),
        Term("Model of a change", "By which way it goes: standard, normal, emergency, latent."),
        Term("Latent change", "One that was done first and written down afterwards."),
        Term("Unauthorised change", "A difference that a source found and no change explains."),
        Term("Last decision", "Until then one can decide to go back, and be back in time."),
        Term("Point of no return", "A step after which nobody can go back."),
        Term(
            "Condition of a step", "What must have become of those before it, so that it is done."
        ),
        Term("Gate", "What a change has to pass before it is done: open, or shut with reasons."),
        Term("Revision", "What a pipeline deploys: a commit, a tag, a version."),
        Term("Conflict", "Two changes, or a change and a time, that do not go together."),
        Term("Slot", "A free time in which a change fits."),
        Term("Blast set", "All that a change reaches by the rules of failure."),
        Term("Suspect change", "One after which more went wrong than before."),
    ),
    owner=Role.CHANGE_MANAGER,
)

PASSING = Chapter(
    "Change management: the states",
    "Where a change, a step, a template and a window can stand.",
    (
        Term("Submitted", "The request is handed in and will be screened."),
        Term("Being assessed", "It is being worked out what it hits and how risky it is."),
        Term("Waiting for approval", "It lies with those who decide."),
        Term("Approved", "All who had to have said yes, and nothing has changed since."),
        Term("Scheduled", "Its time is held, and everybody knows of it."),
        Term("Being implemented", "The work has begun."),
        Term("Being backed out", "It did not work and is being taken back."),
        Term("Detected", "A source has found it; nobody has looked at it yet."),
        Term("Dismissed", "It turned out to be no change that somebody should have asked for."),
        Term("Created", "A step that nobody has taken on yet."),
        Term("Skipped", "A step that was left out, and why."),
        Term("Proposed", "A template whose changes still need approval."),
        Term("Pre-approved", "A template whose changes go well often enough to need none."),
        Term("Suspended", "A template that has lost its standing."),
        Term("Lifted", "A window that holds no more."),
    ),
    owner=Role.CHANGE_MANAGER,
)

CHANGING = Chapter(
    "Change management: the verbs",
    "What can be done to changes, steps, templates and windows.",
    (
        Term("Request", "Ask for a change."),
        Term("Request standard", "Do again what a template describes, without approval."),
        Term("Request by template", "Do what a template describes, with approval."),
        Term("Request emergency", "Ask for a change that cannot wait."),
        Term("Record latent", "Write down a change that was done already."),
        Term("Request deployment", "Ask, as a pipeline, to deploy a revision."),
        Term("Rebuild", "Deploy another revision than the one that was asked for."),
        Term("Tell progress", "Say how far a change is that is being done."),
        Term("Detect", "Make a change of a difference that nobody asked for."),
        Term("Assess", "Work out what a change hits and how risky it is."),
        Term(
            "Answer", "Say what was asked: of the risk of a change, by who decides, or for advice."
        ),
        Term("Plan window", "Say when a change is done."),
        Term("Schedule standard", "Put a standard change into the calendar."),
        Term("Ask for approval", "Put a change to those who decide."),
        Term("Authorise", "Those who decide have said yes."),
        Term("Refuse", "Those who decide have said no."),
        Term("Complete", "The work is done and its items are as planned."),
        Term("Back out", "Go back: it does not work."),
        Term("Confirm back out", "All is as it was before."),
        Term("Leave in", "It has failed, and is mended where it stands."),
        Term("Accept as done", "What was done beforehand is agreed to afterwards."),
        Term("Allow time", "Say how long preparing, watching and going back take."),
        Term("Touch", "Say that a change is about an item too."),
        Term("Leave alone", "Say that it is not about that item."),
        Term("Set value", "Say what a field of an item will be afterwards."),
        Term("Leave value", "Let the field stay as it is."),
        Term("Note conflicts", "Look again what stands in the way of a change."),
        Term("Choose path", "Say whether the board decides on a change."),
        Term("Dismiss", "Say that a detected change was none, and what it was."),
        Term("Fail", "A step did not work."),
        Term("Skip", "Go on without a step."),
        Term("Follow", "Let a step wait for another one."),
        Term("Unfollow", "Let it not wait for that one."),
        Term("Reword", "Begin a new edition of a template."),
        Term("Count", "Count anew how the changes of a template went."),
        Term("Promote", "Let the changes of a template go without approval."),
        Term("Demote", "Let them need approval again."),
        Term("Announce", "Say when changes are allowed, barred, or dearer."),
        Term("Lift", "Let a window hold no more."),
    ),
    owner=Role.CHANGE_MANAGER,
)
