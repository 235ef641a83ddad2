"""Every promise that can be tried by now, in the order of their numbers."""

from prove import (
    any_input,
    database_killed,
    editors,
    jobs_killed,
    numbers_once,
    overload,
    own_rights,
    routes,
    tampering,
    twins,
    web_killed,
)
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
    Promise("P13", "Two people never overwrite each other in silence", editors.trial),
    Promise("P16", "Numbers are never used twice", numbers_once.trial),
    Promise("P23", "No input makes a 5xx", any_input.trial),
    Promise("P29", "Nothing is open by accident", routes.open_by_accident),
    Promise("P30", "What you may not see cannot be inferred", twins.trial),
    Promise("P31", "Nobody can raise the own rights", own_rights.trial),
    Promise("P36", "Every answer carries the safe headers", routes.safe_answers),
    Promise("P39", "Every change is on record, and tampering shows", tampering.trial),
)
