"""Notifications at a glance."""

from armillary.fittings.notifications import jobs
from armillary.kernel.declarations import Schedule

SCHEDULE = (Schedule("Forget old news", every=86_400, job=jobs.forget_the_old),)
