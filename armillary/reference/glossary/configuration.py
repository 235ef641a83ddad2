"""The words of configuration management."""

from armillary.reference.glossary.term import Chapter, Term

ITEMS = Chapter(
    "Configuration management: the things",
    "What is under control, and what it is described by.",
    (
        Term("Configuration class", "A kind of things; what is below it is of its kind as well."),
        Term("Attribute", "Something that things of a class are described by."),
        Term("Relation", "One thing hangs together with another: “source depends on target”."),
        Term("Relation type", "A way in which things hang together, and what fails with what."),
        Term("Relation rule", "Which classes a relation type may join, and how often."),
        Term("Failure rule", "How many of those that a thing needs must fail until it does."),
        Term("Criticality", "How much hangs on a thing: 1 is most."),
        Term("Environment", "What a thing is used for: production, acceptance, test, development."),
        Term("Claim", "What a source says of an attribute, kept even where another is believed."),
        Term("Half-life", "After how many days half of what was recorded is no longer believed."),
        Term("As of", "How it was at a moment; “believed at” adds what we knew by then."),
    ),
)

LIFE = Chapter(
    "Configuration management: the states",
    "Where a thing can stand between the plan and the scrap heap.",
    (
        Term("Ordered", "A supplier will bring it."),
        Term("Arrived", "It has come and is what was ordered."),
        Term("In stock", "It lies in the store and nobody has it."),
        Term("In build and test", "It is put together and tried."),
        Term("Staged", "It is ready and waits for its day."),
        Term("In production", "It is in use."),
        Term("In maintenance", "It is being worked on and cannot be relied upon."),
        Term("Disposed", "It has left the house."),
        Term("Frozen", "A baseline that can be compared with."),
    ),
)

DOING = Chapter(
    "Configuration management: the verbs",
    "What can be done to things, and to what they are described by.",
    (
        Term("Foresee", "Name a thing that will be there."),
        Term("Take into stock", "Take a thing under control that lies in the store."),
        Term("Relate", "Say that a thing hangs together with another."),
        Term("Unrelate", "Say that it does so no more."),
        Term("Order", "It is ordered from a supplier."),
        Term("Receive", "It has arrived."),
        Term("Put in stock", "It lies in the store, and nobody has it."),
        Term("Build", "It is put together and tried."),
        Term("Stage", "It is ready and waits for its day."),
        Term("Put into production", "It is in use from now on, or again."),
        Term("Maintain", "It is being worked on."),
        Term("Bring back", "It was retired too early and is in use again."),
        Term("Dispose", "It has left the house: sold, scrapped or given back."),
        Term("Give to", "Somebody has it and works with it from now on."),
        Term("Get back", "Who had it has it no more."),
        Term("Entrust", "Say who answers for it and who looks after it."),
        Term("Classify", "Say that it is of another class."),
        Term("See", "A source found it there."),
        Term("Miss", "It was looked for and not found."),
        Term("Quarantine", "What is recorded of it is not to be trusted until somebody looks."),
        Term("Release from quarantine", "Somebody has looked, and what is recorded is right."),
        Term("Permit", "Let a relation type lead from one class to another."),
        Term("Limit", "Say how many such relations there may be."),
        Term("Forbid", "Let such things be related no more."),
        Term("Permit again", "Let such things be related again."),
        Term("Freeze", "Keep the CMDB in mind as it is at a moment."),
    ),
)

INTEGRITY = Chapter(
    "Configuration management: how true it is",
    "What differs from what is there, and what is done about it.",
    (
        Term("Discrepancy", "What is recorded and what is there, or ought to be, differ."),
        Term("Verification", "A time at which all rules looked at all items."),
        Term("Open", "Somebody has to look at it."),
        Term("Orphan", "A thing in use that hangs together with nothing, though its kind does."),
        Term("Explained", "It is known why a discrepancy is there, and that it may stay."),
        Term("Accepted until a date", "A discrepancy one lives with until then."),
        Term("Corrected", "Somebody said what put a discrepancy right."),
        Term("Gone by itself", "The rule finds a discrepancy no more."),
        Term("Question", "What the CMDB is asked again and again, kept under a name."),
        Term("Keep", "Keep a question under a name."),
        Term("Verify", "Let all rules look at all items now."),
        Term("Conclude", "Say what came of what was begun."),
        Term("Point out", "Say that what is recorded of a thing is wrong."),
        Term("Explain", "Say why a discrepancy is there and may stay."),
        Term("Put right", "Say what ended a discrepancy, such as a change."),
        Term("Open again", "A discrepancy is there again, or still."),
        Term("Clear", "The rule finds a discrepancy no more."),
    ),
)
