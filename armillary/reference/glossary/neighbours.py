"""Words of the other processes that everybody meets."""

from armillary.reference.glossary.term import Chapter, Term
from armillary.reference.roles import Role

NEIGHBOURS = Chapter(
    "Services, agreements and the other processes",
    "Words that incident management shares with its neighbours.",
    (
        Term("Service", "What the provider does for customers so that they need not do it."),
        Term("Standard service", "A service that many customers share, with levels to choose."),
        Term("Service design specification", "Everything a builder needs to know of a service."),
        Term(
            "Master blueprint", "The production plan of a service: steps, parts, checks, way back."
        ),
        Term("Problem", "The unknown cause of incidents that have happened or may happen."),
        Term("Known error", "A problem whose cause is understood and that has a workaround."),
        Term("Root cause", "What has to be removed so that the incidents cease."),
        Term("Change", "Adding, altering or removing something in production."),
        Term("Request for change", "A wish for a change, with what is needed to decide on it."),
        Term("Change advisory board", "The people who advise on changes and vote; CAB for short."),
        Term("Back-out", "The way back when a change fails."),
        Term("Release", "Parts that go into production together."),
        Term("Configuration item", "Something under configuration control; CI for short."),
        Term(
            "Configuration management database",
            "The record of configuration items and their relations; CMDB for short.",
        ),
        Term("Baseline", "A state that was frozen to compare with."),
        Term("Service-level objective", "A promise about a service that can be measured."),
        Term(
            "Service-level agreement",
            "Objectives, price and duties agreed with a customer; SLA for short.",
        ),
        Term("Operational-level agreement", "What a team of our own promises; OLA for short."),
        Term("Underpinning contract", "What a supplier promises."),
        Term("Outage", "A time in which a service could not be used."),
    ),
    owner=Role.PROCESS_OWNER,
)
