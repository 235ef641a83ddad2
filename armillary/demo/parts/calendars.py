"""Calendars in the demo: when Meridian and those who supply it work, and when they rest."""

from collections.abc import Sequence
from typing import Any

from armillary.demo.cast import ADMINISTRATOR
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.calendars import actions, holiday_actions
from armillary.fittings.calendars.vocabulary import Combination
from armillary.kernel.acts import Act, Door

CHRISTMAS = "12-24 08:00-12:00 Christmas Eve\n12-31 08:00-12:00 New Year's Eve"


def plan(world: World) -> Plan:
    """Three countries, and what their hours make together."""
    return Plan([world.begin])


def play(stage: Stage, _: Sequence[object]) -> None:
    """The administrator keeps them."""
    keeper = stage.known_as(ADMINISTRATOR)
    act = Act(actor=keeper, at=stage.world.begin, door=Door.WEB)
    england = holiday_actions.define(act, name="England", country="GB", region="ENG")
    hamburg = holiday_actions.define(
        act, name="Hamburg", country="DE", region="HH", own_days="12-24 Christmas Eve"
    )
    faroe = holiday_actions.define(act, name="Faroe Islands", country="FO")
    desk = actions.define(
        act,
        name="Service desk",
        zone="Europe/London",
        holidays=england,
        exceptions=CHRISTMAS,
        description="When callers reach the service desk of Meridian.",
        **_weekdays("07:00-19:00"),
        saturday="09:00-13:00",
    )
    lindau = actions.define(
        act,
        name="Lindau office",
        zone="Europe/Berlin",
        holidays=hamburg,
        description="The office of Meridian Logistics.",
        **_weekdays("08:00-12:00, 13:00-17:00"),
    )
    actions.define(
        act,
        name="Fish auctions",
        zone="Atlantic/Faroe",
        holidays=faroe,
        description="When the hall of Saltmarsh Fisheries sells: early, and on Fridays at night.",
        **_weekdays("05:00-13:00") | {"friday": "22:00-04:00"},
    )
    actions.combine(
        act,
        name="Desk and Lindau together",
        first=desk,
        way=Combination.INTERSECT,
        second=lindau,
        description="When both are there: for what needs a talk between them.",
    )


def _weekdays(hours: str) -> dict[str, Any]:
    return dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), hours)


PART = Part("calendars", plan, play)
