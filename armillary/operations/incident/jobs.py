"""What incident management does by itself, on a schedule."""

import logging
from collections.abc import Iterable
from operator import attrgetter

from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal
from armillary.kernel.lifecycle import Transition
from armillary.operations.incident import actions, queries
from armillary.operations.incident.models import Incident

AT_ONCE = 200

logger = logging.getLogger(__name__)


def close_by_time(act: Act) -> int:
    """Close what nobody reopened in time; how many those were."""
    return _each(actions.close, queries.ready_to_close(act.at)[:AT_ONCE], act)


def resume_what_is_due(act: Act) -> int:
    """Go on with what was on hold until a moment that has come; how many those were."""
    return _each(actions.resume, queries.due_to_resume(act.at)[:AT_ONCE], act)


def _each(verb: Transition[[], Incident], incidents: Iterable[Incident], act: Act) -> int:
    """By ascending key, as all locks are taken; whom a refusal meets stays behind, alone."""
    done = 0
    for incident in sorted(incidents, key=attrgetter("pk")):
        try:
            verb(incident, act)
        except Refusal as refusal:
            logger.info("%s: %s", incident.number, refusal.message)
        else:
            done += 1
    return done
