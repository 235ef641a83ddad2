"""The words of guides: their editions, and who has read them."""

from armillary.reference.glossary.term import Chapter, Term
from armillary.reference.roles import Role

READING = Chapter(
    "Guides and who has read them",
    "How the work of a process is done, kept as it stood, reviewed and read.",
    (
        Term("Guide edition", "A guide as it stood from one day on, and what was different."),
        Term("Acknowledgement", "Whether somebody has read the guide of a process, and which."),
        Term("Tailoring", "What a house has made its own of a process."),
        Term("Bring out", "Keep what a guide says now under a number of its own."),
        Term("To be reviewed", "Nobody who answers for it has said yet that it is right."),
        Term("Reviewed", "Somebody who answers for it stands for what it says."),
        Term("Review again", "Have it looked at once more, after a year or for a reason."),
        Term("Name reviewer", "Say who of those who answer for a process reviews its guide."),
        Term("Replace", "A newer one is there; what was before is kept."),
        Term("Replaced", "A newer one has taken its place."),
        Term("Ask to read", "Ask somebody who has a part in a process to read its guide."),
        Term("Ask again", "Ask anew, since something that concerns the reader is different."),
        Term("Move on", "Have the newest one read, and not the one that was asked for."),
        Term("Acknowledge", "Say that one has read it."),
        Term("Excuse", "Ask somebody no longer who has no part in it any more."),
        Term("To be read", "Its reader was asked, and has not read it yet."),
        Term("Read", "Its reader has said so."),
        Term("Excused", "Nobody asks this reader any more."),
    ),
    owner=Role.PROCESS_OWNER,
)
