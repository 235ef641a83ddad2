"""The words of asking for advice, and of being informed."""

from armillary.reference.glossary.term import Chapter, Term

CONSULTS = Chapter(
    "Consults",
    "How those are asked who are C in the matrix, and those told who are I.",
    (
        Term(
            "Consult",
            "Somebody who is C for an activity is asked for advice about a record.",
            avoid=("consultation",),
        ),
        Term("Ask advice", "Ask those who are C for an activity what they think of a record."),
        Term("Adviser", "Whoever is asked in a consult, and answers as holder of a role."),
        Term("Asked", "Somebody is to say what they think, and has not yet."),
        Term("Answered", "Whoever was asked has said what they think of it."),
        Term("Opinion", "What an adviser says: for, against, or no view."),
        Term("Give advice", "Say about a record what one thinks of it, because one was asked."),
        Term("Notice", "News that an activity was done, for those who are I for it."),
        Term("By itself", "A cell of the matrix asks or tells without anybody's doing."),
    ),
)
