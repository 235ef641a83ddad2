"""Mail for the trials: taken in and worked in this process, by the product's own jobs."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice

from armillary.fittings.mail.intake import receive
from armillary.fittings.mail.models import Mailbox
from armillary.kernel.acts import Act, Door
from armillary.kernel.jobs.doing import do_one
from prove.people import acting
from tests.makers import the_robot

AT_ONCE = 60


def arrive(mailbox: Mailbox, messages: Iterable[bytes]) -> int:
    """Take these in, some in each transaction, and work them; how many were new."""
    waiting, fresh = iter(messages), 0
    while some := list(islice(waiting, AT_ONCE)):
        with acting():
            act = Act(actor=the_robot(), at=datetime.now(UTC), door=Door.MAIL)
            fresh += sum(receive(act, mailbox, raw) is not None for raw in some)
        work()
    return fresh


def work() -> None:
    """Do every job that is due."""
    while do_one(datetime.now(UTC) + timedelta(seconds=1)):
        pass
