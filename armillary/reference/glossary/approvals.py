"""The words of approvals."""

from armillary.reference.glossary.term import Chapter, Term

APPROVALS = Chapter(
    "Approvals",
    "Who says yes to a record as it stands, and what that yes is bound to.",
    (
        Term(
            "Approval",
            "A yes to a record that was asked for: bound to what it said and would hit.",
            avoid=("authorisation", "sign-off"),
        ),
        Term("Approval policy", "Says for which records who decides: a row of a table, in steps."),
        Term("Step", "Some of those who decide, and how many of them must say yes."),
        Term("Quorum", "How many must say yes: one, so many, all, or so much weight."),
        Term("Veto", "Where it holds, one no is a no."),
        Term("Seat", "Somebody who is asked in a step."),
        Term("Party", "Whoever has a part in a record: it is theirs, they work on it, they asked."),
        Term("Being decided", "Those who are asked have not said enough yet."),
        Term("Approved", "All who had to have said yes, and nothing has changed since."),
        Term("Bypassed", "It went on for some hours without a yes; the review is to come."),
        Term("Bypass reviewed", "Somebody without a part in it looked at it afterwards."),
        Term("Approve", "Say yes to a record as it stands."),
        Term("Ask", "Want to know whether a record is approved as it stands."),
        Term("Ask back", "Ask what one must know before one decides."),
        Term("Answer", "Say what was asked back."),
        Term("Pass on", "Let somebody else decide instead, about this alone."),
        Term("Break glass", "Go on without a yes, since waiting is worse; it is reviewed."),
        Term("Review", "Look at it afterwards, and say what is to be learnt."),
        Term("Void", "A yes no longer fits its record: it counts no more."),
        Term("Absence", "Somebody is away; meanwhile a substitute decides."),
        Term("Substitute", "Who decides while somebody is away.", avoid=("delegate", "proxy")),
        Term("Standing", "It holds for its time, unless it is ended before."),
        Term("Ended", "Over before its time."),
        Term("Appoint", "Name somebody who decides for another for a while."),
        Term("Add step", "Let a policy ask once more."),
        Term("Add approver", "Let others decide in a step as well."),
        Term("Change step", "Say anew when a step is asked, and how many must say yes."),
        Term("Remove step", "Ask in a step no more."),
    ),
)
