"""Watching at a glance: the verbs that every record gets, and the news that follows from lines."""

from armillary.fittings.watching import actions, jobs
from armillary.kernel.declarations import Reaction

STANDING = (actions.watch, actions.unwatch, actions.add_watcher)
REACTIONS = (Reaction("Tell of what happened", jobs.tell_of),)
