"""The words of the reference model, most of them told by its values."""

from armillary.reference.activities import ACTIVITIES
from armillary.reference.edges import EDGES
from armillary.reference.glossary.term import Chapter, Term
from armillary.reference.groups import GROUPS
from armillary.reference.processes import PROCESSES, processes_in
from armillary.reference.roles import ROLES, Role

MODEL = Chapter(
    "The reference model",
    "The HP IT Service Management Reference Model, version 3.0, is the shape of the product.",
    (
        Term(
            "Reference model",
            f"A map of how an IT organisation works: {len(PROCESSES)} processes in {len(GROUPS)} "
            f"groups, {len(ACTIVITIES)} activities, {len(EDGES)} stated interactions.",
            avoid=("framework",),
        ),
        Term("Group", "Processes that look at the same part of a service's life."),
        Term("Hub", "The group in the middle of the model, on which all the others rely."),
        Term("Process", "Activities that serve one purpose, with somebody who answers for it."),
        Term(
            "Activity",
            "One thing people do in a process; every verb performs one.",
            avoid=("procedure",),
        ),
        Term("Edge", "An interaction that the model document states: who gives what to whom."),
        Term("Guide", "How the work of a process is done, put together from what runs."),
        Term(
            "Level of IT management",
            "What an organisation manages: 1 infrastructure, 2 services, 3 business value of IT.",
        ),
        Term(
            "Maturity stage",
            "A step of the capability maturity model, 1 to 5; each process comes in at one.",
        ),
        Term("Role", "A part somebody plays in processes.", avoid=("profile", "job function")),
        Term("RACI matrix", "Which role is what to which activity, in four letters."),
        Term("Responsible (R)", "Does the work of the activity; in Armillary, may do its verbs."),
        Term("Accountable (A)", "Answers for the result; there is exactly one, and it approves."),
        Term("Consulted (C)", "Is asked before the work is done."),
        Term("Informed (I)", "Is told once the work is done."),
    ),
    owner=Role.PROCESS_OWNER,
)

WHEEL = Chapter(
    "Groups and processes",
    "Clockwise around the wheel, the hub last. Titles are those of the model.",
    tuple(
        term
        for group in GROUPS
        for term in (
            Term(group.title, group.purpose),
            *(Term(process.title, process.purpose) for process in processes_in(group)),
        )
    ),
    owner=Role.PROCESS_OWNER,
)

PARTS = Chapter(
    "Roles",
    "The parts people play. One person may have several.",
    tuple(Term(role.title, role.sentence) for role in ROLES),
    owner=Role.PROCESS_OWNER,
)
