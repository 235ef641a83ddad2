"""Mail at a glance: what is declared, and which jobs it leaves."""

from armillary.fittings.mail import jobs, outgoing
from armillary.fittings.mail.actions import accounts
from armillary.fittings.mail.models import MailAccount
from armillary.fittings.mail.vocabulary import SwitchState
from armillary.kernel.declarations import RecordType
from armillary.kernel.jobs.known import learn

MAIL_ACCOUNT = RecordType(
    model=MailAccount,
    states=SwitchState,
    title="name",
    tracking=accounts.ACTIVITY,
    creations=(accounts.set_up,),
    verbs=(
        accounts.switch_on,
        accounts.switch_off,
        accounts.send_test,
        accounts.set_password,
        accounts.adjust,
    ),
    columns=("number", "name", "address", "host", "team", "record_type", "state"),
    facets=("state", "security"),
    search=("name", "address", "host"),
    shown=("address", "host", "port", "security", "user", "plus_addresses", "team", "record_type"),
    order=("name", "id"),
    open_states=(SwitchState.ON,),
    shared=True,
)

RECORDS = (MAIL_ACCOUNT,)

learn(outgoing.SEND, jobs.send_one)
learn(accounts.SEND_WHAT_WAITS, jobs.send_what_waits)
