"""The words of mail: what sends and receives, and what becomes of a message."""

from armillary.reference.glossary.term import Chapter, Term

MAIL = Chapter(
    "Mail",
    "What goes out by mail and what comes in.",
    (
        Term("Mail account", "A server that takes our mail, and the address we send under."),
        Term("Outgoing mail", "A mail of ours, kept with what became of it."),
        Term("On", "It works: it sends or receives."),
        Term("Off", "It rests: it neither sends nor receives."),
        Term("Set up", "Say which mail server we use, and how."),
        Term("Adjust", "Set how a mail account or a mailbox works, except its password."),
        Term("Set password", "Give the password of a mail server; it is kept sealed."),
        Term("Switch on", "Let it work from now on."),
        Term("Switch off", "Let it rest."),
        Term("Send test", "Send a short mail to see that an account works."),
        Term("Receipt", "The one automatic answer to a mail: it is here, under this number."),
        Term("Suppressed", "A mail that a limit or a rule keeps from being sent."),
        Term("Bounced", "A mail that a server reported as not delivered."),
    ),
)
