"""The five groups of processes, clockwise around the wheel, the hub last."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Processes that look at the same part of a service's life."""

    id: str
    title: str
    place: str
    purpose: str


ALIGNMENT = Group(
    "alignment",
    "Business-IT alignment",
    "upper-left",
    "Find out what the business needs and decide which services will give it that.",
)
DESIGN = Group(
    "design",
    "Service design and management",
    "upper-right",
    "Balance the quality, safety and cost of services, planned and living.",
)
DEPLOYMENT = Group(
    "deployment",
    "Service development and deployment",
    "lower-right",
    "Build services, prove them, and bring them into production.",
)
OPERATIONS = Group(
    "operations",
    "Service operations",
    "lower-left",
    "Run the services day by day, restore them when they fail, and remove the causes.",
)
ASSURANCE = Group(
    "assurance",
    "Service delivery assurance",
    "hub",
    "Keep everything else steady: what we have, what changes, and what we promised.",
)

GROUPS: tuple[Group, ...] = (ALIGNMENT, DESIGN, DEPLOYMENT, OPERATIONS, ASSURANCE)

_BY_ID = {each.id: each for each in GROUPS}


def group(identifier: str) -> Group:
    """The group of this id."""
    return _BY_ID[identifier]
