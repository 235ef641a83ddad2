"""The home of whoever answers for the whole house: figures of all processes, and no queue."""

from collections.abc import Mapping
from datetime import datetime

from armillary.kernel.listing.asked import Pairs
from armillary.people.models import Person
from armillary.reference.edges import EDGES
from armillary.transformation.flow import queries
from armillary.web.map.asked import asked
from armillary.web.map.page import period_of
from armillary.web.map.tables import PROCESS_COLUMNS, edge_rows, process_rows
from armillary.web.map.telling import built_processes, processes_told
from armillary.web.reports.values import Figure

NOTHING_ASKED: Pairs = ()


def house(actor: Person, now: datetime) -> Mapping[str, object]:
    """The last 30 days: what is open, done, handed over and vacant, in all and by process."""
    wanted = asked(NOTHING_ASKED, actor, now)
    passed = queries.edges(wanted.span)
    told = processes_told(wanted.span, passed)
    built = [each for each in told if each.is_built]
    rows = edge_rows(EDGES, passed, built_processes(), NOTHING_ASKED)
    alive = sum(row.state == "alive" for row in rows)
    usable = alive + sum(row.state == "silent" for row in rows)
    waiting = sum(each.waiting for each in passed.values())
    vacant = {role for each in built for role in each.vacant}
    figures = [each.figures for each in built if each.figures]
    return {
        "figures": (
            Figure("Open", f"{sum(each.open for each in figures):,}"),
            Figure("Done", f"{sum(each.done for each in figures):,}"),
            Figure("Waiting to be taken", f"{waiting:,}", tone="bad" if waiting else ""),
            Figure("Interactions in use", f"{alive}", note=f"of {usable} that could be"),
            Figure("Processes at work", f"{len(built)}", note=f"of {len(told)}"),
            Figure("Vacant roles", f"{len(vacant)}", tone="bad" if vacant else ""),
        ),
        "columns": PROCESS_COLUMNS,
        "processes": process_rows(built, [f"/map/{each.id}" for each in built]),
        "period": period_of(wanted),
    }
