"""Webhooks at a glance: what goes out, what comes in, and what happens by itself."""

from armillary.fittings.webhooks.incoming import actions as incoming
from armillary.fittings.webhooks.incoming import jobs as incoming_jobs
from armillary.fittings.webhooks.models import Source, Subscription
from armillary.fittings.webhooks.outgoing import actions as outgoing
from armillary.fittings.webhooks.outgoing import jobs as outgoing_jobs
from armillary.fittings.webhooks.outgoing import making
from armillary.fittings.webhooks.vocabulary import State
from armillary.kernel.declarations import Reaction, RecordType, Schedule

SUBSCRIPTION = RecordType(
    model=Subscription,
    states=State,
    title="name",
    tracking=outgoing.ACTIVITY,
    creations=(outgoing.subscribe,),
    verbs=(
        outgoing.revise,
        outgoing.pause,
        outgoing.resume,
        outgoing.send_again,
        outgoing.let_rest,
        outgoing.retire,
    ),
    columns=("number", "name", "address", "record_type", "verbs", "owner", "state"),
    facets=("state", "record_type", "owner"),
    search=("name", "address"),
    shown=("address", "record_type", "verbs", "question", "fields", "owner"),
    order=("name", "id"),
    open_states=(State.ACTIVE, State.PAUSED),
    opposites={"pause": "resume", "resume": "pause"},
)

SOURCE = RecordType(
    model=Source,
    states=State,
    title="name",
    tracking=incoming.ACTIVITY,
    creations=(incoming.add_source,),
    verbs=(
        incoming.revise,
        incoming.pause,
        incoming.resume,
        incoming.work_again,
        incoming.retire,
    ),
    columns=("number", "name", "record_type", "person", "signed", "state"),
    facets=("state", "record_type", "person"),
    search=("name",),
    shown=(
        "person",
        "record_type",
        "creation",
        "mapping",
        "key_pointer",
        "signed",
        "most_a_minute",
    ),
    order=("name", "id"),
    open_states=(State.ACTIVE, State.PAUSED),
    opposites={"pause": "resume", "resume": "pause"},
)

RECORDS = (SUBSCRIPTION, SOURCE)
REACTIONS = (Reaction("tell other programs", making.deliver_lines),)
SCHEDULE = (
    Schedule("forget old deliveries", every=86_400, job=outgoing_jobs.forget_the_old),
    Schedule("forget what was received", every=86_400, job=incoming_jobs.forget_the_old),
)
