"""The words of conformance: what happened held against what was agreed."""

from armillary.reference.glossary.term import Chapter, Term

CONFORMANCE = Chapter(
    "Conformance",
    "Whether what happens is what was agreed, as the journal tells it.",
    (
        Term("Conformance", "What happened held against what was agreed."),
        Term("Life", "Which states a record type has, and which verbs lead from one to another."),
        Term("Way", "The steps that a record took through its life so far.", avoid=("variant",)),
        Term("Token replay", "Playing a way on a life and counting where a step was not allowed."),
        Term("Fitness", "How much of what happened is allowed: 100 % when nothing deviates."),
        Term("Precision", "How much of what is allowed is really done."),
        Term("Coverage", "How much of what the model states has happened."),
        Term("House rule", "What must have come before a step, also in another process."),
        Term("Deviation", "A line of the journal that no life allows, or that breaks a rule."),
        Term("Tailoring degree", "Changed elements of all elements that a process is made of."),
    ),
)
