"""Notifications at a glance."""

from armillary.fittings.notifications import jobs, mailing
from armillary.kernel.declarations import Schedule
from armillary.kernel.jobs.known import learn

SCHEDULE = (
    Schedule("Mail the news that is due", every=20, job=mailing.mail_what_is_due),
    Schedule("Forget old news", every=86_400, job=jobs.forget_the_old),
)

learn(mailing.MAIL, mailing.mail_to_one)
