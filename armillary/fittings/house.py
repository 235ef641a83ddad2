"""The fittings at a glance: what they keep, what every record can do by them, and by themselves."""

from typing import Any

from armillary.fittings.approvals import declaration as approvals
from armillary.fittings.batches.declaration import BATCH
from armillary.fittings.calendars import declaration as calendars
from armillary.fittings.calling.declaration import DESTINATION
from armillary.fittings.clocks import declaration as clocks
from armillary.fittings.consults import declaration as consults
from armillary.fittings.consults.lines import give_advice
from armillary.fittings.custom_fields.declaration import CUSTOM_FIELD
from armillary.fittings.custom_fields.filling import fill_in
from armillary.fittings.exports import declaration as exports
from armillary.fittings.feeds.declaration import FEED
from armillary.fittings.files import declaration as files
from armillary.fittings.handoffs import declaration as handoffs
from armillary.fittings.imports import declaration as imports
from armillary.fittings.mail import declaration as mail
from armillary.fittings.notifications import declaration as notifications
from armillary.fittings.on_call.declaration import ROTA
from armillary.fittings.raci.declaration import RESPONSIBILITY
from armillary.fittings.repeats import declaration as repeats
from armillary.fittings.tasks import declaration as tasks
from armillary.fittings.views.declaration import VIEW
from armillary.fittings.watching import declaration as watching
from armillary.fittings.webhooks import declaration as webhooks
from armillary.kernel.declarations import Process
from armillary.kernel.lifecycle import Transition
from armillary.kernel.links.actions import link, unlink

FITTINGS = Process(
    id="fittings",
    records=(
        RESPONSIBILITY,
        BATCH,
        *calendars.RECORDS,
        *clocks.RECORDS,
        *consults.RECORDS,
        *exports.RECORDS,
        *handoffs.RECORDS,
        *imports.RECORDS,
        DESTINATION,
        *webhooks.RECORDS,
        CUSTOM_FIELD,
        VIEW,
        FEED,
        *mail.RECORDS,
        *tasks.RECORDS,
        *approvals.RECORDS,
        ROTA,
    ),
    schedule=(
        *approvals.SCHEDULE,
        *clocks.SCHEDULE,
        *consults.SCHEDULE,
        *files.SCHEDULE,
        *handoffs.SCHEDULE,
        *mail.SCHEDULE,
        *notifications.SCHEDULE,
        *tasks.SCHEDULE,
        repeats.FORGET,
        *imports.SCHEDULE,
        *webhooks.SCHEDULE,
    ),
    reactions=(
        *approvals.REACTIONS,
        *clocks.REACTIONS,
        *consults.REACTIONS,
        *handoffs.REACTIONS,
        *mail.REACTIONS,
        *tasks.REACTIONS,
        *watching.REACTIONS,
        *webhooks.REACTIONS,
    ),
)

STANDING: tuple[Transition[..., Any], ...] = (
    *consults.STANDING,
    *files.STANDING,
    *tasks.STANDING,
    *watching.STANDING,
)

STANDING_FOR_EACH: tuple[Transition[..., Any], ...] = (fill_in,)
"""Those that ask each record type for other things."""

FOR_STAFF = frozenset(
    verb.name
    for verb in (
        *(link, unlink, give_advice),
        *consults.STANDING,
        *tasks.STANDING,
        *watching.STANDING,
    )
)
"""Of these verbs only the provider's people read: they name what others may not see."""
