"""What an installation starts with: a calendar that never closes, and one of office hours."""

from datetime import datetime
from typing import Any

from django.db import transaction

from armillary.fittings.calendars import actions
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.calendars.vocabulary import WEEKDAYS
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door

AROUND_THE_CLOCK = "Around the clock"
WEEKDAYS_8_TO_17 = "Weekdays 8 to 17"

DAY_AND_NIGHT: dict[str, Any] = dict.fromkeys(WEEKDAYS, "00:00-24:00")


def install(at: datetime) -> None:
    """Define both, unless there are calendars already: may be called again."""
    act = Act(actor=robot(), at=at, door=Door.CLI)
    with transaction.atomic():
        stand_as(act.actor)
        if Calendar.objects.exists():
            return
        actions.define(
            act,
            name=AROUND_THE_CLOCK,
            zone="UTC",
            description="Day and night, every day of the year.",
            **DAY_AND_NIGHT,
        )
        actions.define(
            act,
            name=WEEKDAYS_8_TO_17,
            zone="UTC",
            description="Revise it: choose your time zone, and the holidays that you observe.",
        )
