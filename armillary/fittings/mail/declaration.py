"""Mail at a glance: what is declared, what it does by the clock, and which jobs it leaves."""

from armillary.fittings.mail import jobs, outgoing, replying, working
from armillary.fittings.mail.actions import accounts, incoming, mailboxes, senders
from armillary.fittings.mail.models import BlockedSender, IncomingMail, MailAccount, Mailbox
from armillary.fittings.mail.vocabulary import IncomingState, SenderState, SwitchState
from armillary.kernel.conversation.actions import comment
from armillary.kernel.declarations import Reaction, RecordType, Schedule, Shelf
from armillary.kernel.jobs.known import learn
from armillary.reference.activities import Incident

INCOMING_MAIL = RecordType(
    model=IncomingMail,
    states=IncomingState,
    title="subject",
    tracking=Incident.LOG,
    creations=(incoming.hand_in,),
    verbs=(
        incoming.file_under,
        incoming.accept_sender,
        incoming.work_again,
        incoming.ignore,
        incoming.block_sender,
        incoming.hold,
        incoming.give_up,
    ),
    columns=("number", "subject", "state", "sender", "became", "why", "received_at"),
    facets=("state", "mailbox", "sender"),
    search=("subject", "sender", "sender_name", "became"),
    shown=(
        "sender",
        "sender_name",
        "person",
        "mailbox",
        "became",
        "why",
        "automatic",
        "received_at",
        "message_key",
        "size",
    ),
    open_states=(IncomingState.RECEIVED, IncomingState.HELD, IncomingState.FAILED),
    shelf=Shelf.WORK,
)

MAILBOX = RecordType(
    model=Mailbox,
    states=SwitchState,
    title="name",
    tracking=mailboxes.ACTIVITY,
    creations=(mailboxes.open_mailbox,),
    verbs=(
        mailboxes.switch_on,
        mailboxes.look_now,
        mailboxes.set_password,
        mailboxes.connect,
        mailboxes.direct,
        mailboxes.switch_off,
    ),
    columns=("number", "name", "address", "record_type", "team", "state"),
    facets=("state", "team"),
    search=("name", "address", "host"),
    shown=(
        "address",
        "host",
        "port",
        "security",
        "user",
        "folder",
        "done_folder",
        "record_type",
        "defaults",
        "team",
        "domains",
        "organisation_of_callers",
        "strangers",
        "receipts",
    ),
    order=("name", "id"),
    open_states=(SwitchState.ON,),
    shared=True,
)

MAIL_ACCOUNT = RecordType(
    model=MailAccount,
    states=SwitchState,
    title="name",
    tracking=accounts.ACTIVITY,
    creations=(accounts.set_up,),
    verbs=(
        accounts.switch_on,
        accounts.send_test,
        accounts.set_password,
        accounts.adjust,
        accounts.switch_off,
    ),
    columns=("number", "name", "address", "host", "team", "record_type", "state"),
    facets=("state", "security"),
    search=("name", "address", "host"),
    shown=("address", "host", "port", "security", "user", "plus_addresses", "team", "record_type"),
    order=("name", "id"),
    open_states=(SwitchState.ON,),
    shared=True,
)

BLOCKED_SENDER = RecordType(
    model=BlockedSender,
    states=SenderState,
    title="address",
    tracking=Incident.LOG,
    creations=(senders.block,),
    verbs=(senders.allow, senders.block_again),
    columns=("number", "address", "reason", "state"),
    facets=("state",),
    search=("address", "reason"),
    shown=("reason",),
    order=("address", "id"),
    open_states=(SenderState.BLOCKED,),
)

RECORDS = (INCOMING_MAIL, MAILBOX, MAIL_ACCOUNT, BLOCKED_SENDER)
SCHEDULE = (Schedule("look into the mailboxes", every=60, job=jobs.look_into_all),)
REACTIONS = (Reaction("mail comments", replying.mail_comments, verbs=(comment.name,)),)

learn(outgoing.SEND, jobs.send_one)
learn(accounts.SEND_WHAT_WAITS, jobs.send_what_waits)
learn(mailboxes.LOOK, jobs.look_into_one)
learn(incoming.WORK, working.work)
