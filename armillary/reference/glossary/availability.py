"""The words of availability management."""

from armillary.reference.glossary.term import Chapter, Term
from armillary.reference.roles import Role

AVAILABILITY = Chapter(
    "Availability management",
    "When things were down, who would have noticed, and what users had of the agreed time.",
    (
        Term("Planned outage", "Those who use it had agreed beforehand: it does not count."),
        Term("Lookout", "From when until when somebody would have noticed an outage."),
        Term("Unknown time", "Agreed time without a lookout: it is never counted as up."),
        Term("Agreed time", "The hours in which a service was promised to be there."),
        Term(
            "Availability to users",
            "What users had of the agreed time: 1 - users hit x time / users x agreed time.",
        ),
        Term("Still down", "The outage has begun and not ended."),
        Term("Over", "The outage has ended."),
        Term("On the lookout", "Somebody notices when the service is down."),
        Term("Ended", "Since then nobody would notice."),
        Term("Begin outage", "Say that something is down and not up again yet."),
        Term("Record outage", "Say from when until when something was down."),
        Term("End outage", "Say when it was up again."),
        Term("Correct outage", "Put right what was said of an outage, and say why."),
        Term("Withdraw outage", "It was none, or is recorded twice."),
        Term("Begin lookout", "Say since when somebody notices when a service is down."),
        Term("End lookout", "Say until when somebody would have noticed."),
        Term("Correct lookout", "Put right what was said of a lookout, and say why."),
        Term("Withdraw lookout", "Nobody was on the lookout."),
    ),
    owner=Role.AVAILABILITY_MANAGER,
)
