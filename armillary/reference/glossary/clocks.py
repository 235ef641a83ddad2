"""The words of service clocks."""

from armillary.reference.glossary.term import Chapter, Term
from armillary.reference.roles import Role

CLOCKS = Chapter(
    "Clocks",
    "What was promised of a record, held against what happened, to the second.",
    (
        Term(
            "Clock",
            "Counts the working time of a promise about a record: it runs, is paused, and ends "
            "by its verbs.",
            avoid=("timer", "stopwatch"),
        ),
        Term("Response", "The clock that runs until somebody has an incident."),
        Term("Target", "How much working time a clock may count."),
        Term("Standard target", "What is promised where no agreement says otherwise."),
        Term("Due", "The moment at which the target of a clock is spent."),
        Term("Breach", "The first second that is counted beyond the target.", avoid=("violation",)),
        Term("Met", "Of a clock: it ended with no second more than its target."),
        Term("Missed", "Of a clock: it ended, with more seconds than its target."),
        Term("No longer asked for", "Of a clock: what it was for is cancelled or not promised."),
        Term("Replay", "Reckon all clocks anew from the journal, and compare with what is kept."),
        Term("Warn of deadline", "Say that much of the time of a clock is spent."),
        Term("Report breach", "Say that a clock has counted more than was promised."),
        Term("Correct clocks", "Put clocks right that are not what the journal says."),
    ),
    owner=Role.SERVICE_LEVEL_MANAGER,
)
