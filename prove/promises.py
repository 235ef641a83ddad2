"""Every promise that can be tried by now, in the order of their numbers."""

from prove import (
    all_or_nothing,
    any_input,
    bulk,
    database_killed,
    duplicates,
    editors,
    foreign,
    injection,
    jobs_killed,
    numbers_once,
    overload,
    own_rights,
    routes,
    secrets_shown,
    tampering,
    text_as_typed,
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
    Promise("P05", "The same webhook twice is one incident", duplicates.trial),
    Promise("P07", "Overload is refused, not hung", overload.trial),
    Promise("P13", "Two people never overwrite each other in silence", editors.trial),
    Promise("P14", "Business steps are all or nothing", all_or_nothing.trial),
    Promise("P16", "Numbers are never used twice", numbers_once.trial),
    Promise("P21", "A bulk of ten thousand tells the truth", bulk.trial),
    Promise("P22", "Text comes back as typed, or is refused with a reason", text_as_typed.trial),
    Promise("P23", "No input makes a 5xx", any_input.trial),
    Promise("P28", "Nobody sees or changes a foreign object, by any way", foreign.trial),
    Promise("P29", "Nothing is open by accident", routes.open_by_accident),
    Promise("P30", "What you may not see cannot be inferred", twins.trial),
    Promise("P31", "Nobody can raise the own rights", own_rights.trial),
    Promise("P33", "No injection into SQL, templates or shells", injection.trial),
    Promise("P36", "Every answer carries the safe headers", routes.safe_answers),
    Promise("P37", "Secrets never show", secrets_shown.trial),
    Promise("P39", "Every change is on record, and tampering shows", tampering.trial),
)
