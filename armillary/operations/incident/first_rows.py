"""What an installation starts with: the priority matrix, categories and standard targets."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import product

from django.db import transaction

from armillary.fittings.calendars.first_rows import WEEKDAYS_8_TO_17
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.clocks.models import Target
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.operations.incident import first_targets
from armillary.operations.incident.actions import categories, priority_rules
from armillary.operations.incident.models import Category, PriorityRule
from armillary.operations.incident.rules import default_priority
from armillary.operations.incident.vocabulary import Impact, Tree, Urgency

SYMPTOMS: Mapping[str, Sequence[str]] = {
    "Access": ("Cannot sign in", "Locked out", "Missing right"),
    "Application": ("Does not start", "Error message", "Slow", "Wrong result"),
    "Communication": ("Chat", "E-mail", "Telephone", "Video meeting"),
    "Data": ("Lost", "Not up to date", "Wrong"),
    "Device": ("Does not start", "Broken", "Lost or stolen", "Slow"),
    "Network": ("No connection", "Slow", "VPN", "Wireless"),
    "Printing": ("Does not print", "Poor quality"),
    "Security": ("Malware", "Suspicious message", "Strange behaviour"),
    "Other": (),
}
CAUSES: Sequence[str] = (
    "Change executed badly",
    "Change unscheduled",
    "Hardware",
    "Software defect",
    "Capacity",
    "Configuration drift",
    "Data",
    "Security",
    "Third party",
    "Power or site",
    "Human operation",
    "User error or training",
    "Process or document missing",
    "Unknown",
)


def install(at: datetime) -> None:
    """Fill in each unless somebody has begun to: may be called again."""
    act = Act(actor=robot(), at=at, door=Door.CLI)
    with transaction.atomic():
        stand_as(act.actor)
        if not PriorityRule.objects.exists():
            _fill_the_matrix(act)
        if not Category.objects.exists():
            _plant_the_trees(act)
        if not Target.objects.exists():
            office = Calendar.objects.filter(name=WEEKDAYS_8_TO_17).first()
            first_targets.promise(act, office)


def _fill_the_matrix(act: Act) -> None:
    for impact, urgency in product(Impact, Urgency):
        priority = default_priority(impact, urgency)
        priority_rules.define(act, impact=impact, urgency=urgency, priority=priority)


def _plant_the_trees(act: Act) -> None:
    for name, below in SYMPTOMS.items():
        top = categories.define(act, name=name, tree=Tree.SYMPTOM)
        for each in below:
            categories.define(act, name=each, tree=Tree.SYMPTOM, parent=top)
    for name in CAUSES:
        categories.define(act, name=name, tree=Tree.CAUSE)
