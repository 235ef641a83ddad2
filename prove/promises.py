"""Every promise that can be tried by now, in the order of their numbers."""

from prove import database_killed
from prove.promise import Promise

PROMISES: tuple[Promise, ...] = (
    Promise(
        "P01",
        "A write that we acknowledged is there after kill -9 of the database",
        database_killed.trial,
    ),
)
