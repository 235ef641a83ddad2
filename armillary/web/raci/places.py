"""Where the pages of the matrix are, and how one goes from one to another."""

from armillary.kernel.errors import NotFound
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.reference.activities import Activity
from armillary.reference.processes import Process
from armillary.reference.roles import ROLES, Role
from armillary.web.records.crumbs import Crumb
from armillary.web.values.kinds import Tab

PATH = "/raci"
CRUMB = Crumb("RACI", PATH)
TABS = {
    PATH: "Matrix",
    f"{PATH}/mine": "My duties",
    f"{PATH}/load": "Load",
    f"{PATH}/vacancies": "Vacancies",
    f"{PATH}/conflicts": "Conflicts",
    f"{PATH}/reality": "Reality check",
}


def tabs(current: str) -> tuple[Tab, ...]:
    """All of them, the one that is open marked."""
    return tuple(Tab(label, url, url == current) for url, label in TABS.items())


def matrix_url(process: str) -> str:
    """The matrix of a process."""
    return f"{PATH}/{process}"


def anchor_of(activity: Activity) -> str:
    """The name of an activity within its process."""
    return activity.value.partition(".")[2]


def cell_url(activity: Activity, role: Role) -> str:
    """The cell of an activity and a role."""
    return f"{matrix_url(activity.process)}/{anchor_of(activity)}/{role.value}"


def row_url(activity: Activity) -> str:
    """The row of an activity in the matrix of its process."""
    return f"{matrix_url(activity.process)}#{anchor_of(activity)}"


def person_url(key: int) -> str:
    """The page of somebody."""
    return f"/persons/{numbered(Person.prefix, key)}"


def activity_named(process: Process, anchor: str) -> Activity:
    """The activity of an address. NotFound: the process has none of this name."""
    for each in process.activities:
        if anchor_of(each) == anchor:
            return each
    raise NotFound("The process has no activity of this name.")


def role_named(identifier: str) -> Role:
    """The role of an address. NotFound: the model has none of this name."""
    for each in ROLES:
        if each.value == identifier:
            return each
    raise NotFound("The model has no role of this name.")
