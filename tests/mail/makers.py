"""Accounts and jobs for the tests of mail, made by the product's own verbs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from armillary.fittings.mail.actions import accounts
from armillary.fittings.mail.models import MailAccount
from armillary.fittings.mail.vocabulary import Security
from armillary.kernel.jobs.doing import do_one
from tests.mail.sink import LOOPBACK
from tests.makers import by, now, the_robot


def an_account(port: int = 25, **more: Any) -> MailAccount:
    """An account that is on and sends to a server on this machine."""
    act = by(the_robot(), now())
    said: dict[str, Any] = {
        "name": "Service desk",
        "address": "desk@itsm.example",
        "host": LOOPBACK,
        "port": port,
        "security": Security.NONE,
    }
    account = accounts.set_up(act, **(said | more))
    accounts.switch_on(account, act)
    return account


def work(later: timedelta = timedelta()) -> None:
    """Do all jobs that are due after this time."""
    while do_one(datetime.now(UTC) + later):
        pass
