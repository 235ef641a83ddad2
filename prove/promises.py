"""Every promise that can be tried by now, in the order of their numbers."""

from prove import database_killed, jobs_killed, overload, web_killed
from prove.promise import Promise

PROMISES: tuple[Promise, ...] = (
    Promise(
        "P01",
        "A write that we acknowledged is there after kill -9 of the database",
        database_killed.trial,
    ),
    Promise(
        "P02",
        "kill -9 of a web worker leaves nothing half done; a retry makes no second row",
        web_killed.trial,
    ),
    Promise("P03", "Jobs are never lost and their effects never doubled", jobs_killed.killed),
    Promise("P04", "One bad item never stops a queue", jobs_killed.poisoned),
    Promise("P07", "Overload is refused, not hung", overload.trial),
)
