"""The words for other programs: calling them, telling them, hearing them."""

from armillary.reference.glossary.term import Chapter, Term

WEBHOOKS = Chapter(
    "Other programs",
    "What is told to other programs and heard from them.",
    (
        Term("Destination", "A host that an administrator allowed to be called; no other is."),
        Term("Allow calls", "Let the product call a host."),
        Term("Webhook subscription", "A program elsewhere that is told what happens to records."),
        Term("Subscribe", "Let a program elsewhere be told what happens."),
        Term("Delivery", "One event for one subscription: its body, its id and its attempts."),
        Term("Dead list", "What was given up or could not be worked, waiting for somebody."),
        Term("Let rest", "Pause a subscription that has not answered for a day."),
        Term("Send again", "Deliver once more, under the same ids."),
        Term("Webhook source", "A program elsewhere that tells us things."),
        Term("Add source", "Let a program elsewhere tell us things."),
        Term("Mapping", "Which part of what was told becomes which argument of a verb."),
    ),
)
