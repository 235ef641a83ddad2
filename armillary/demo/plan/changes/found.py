"""What was changed and nobody had asked for, as sources found it, and what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from armillary.demo.plan.world import World


@dataclass(frozen=True, slots=True)
class Found:
    """A difference: at which thing, in what, when a source saw it, and what it turned out to be.

    `verdict` is "" for what nobody has looked at yet, and "latent" for what was made good.
    """

    thing: str
    field: str
    before: str
    now: str
    source: str
    at: datetime
    verdict: str
    words: str


AGENT, SCAN = "agent on the machine", "network scan"
TOLD = (
    ("yard-plan-app-1", "memory", "16", "64", AGENT, 214, "latent"),
    ("fw1a", "firmware", "7.4.2", "7.4.3", SCAN, 171, "latent"),
    ("web-shop-app-2", "processor_cores", "4", "8", AGENT, 122, "standard_operation"),
    ("sw-harrow-dock-1", "firmware", "15.2", "15.4", SCAN, 83, "false_alarm"),
    ("gate-control-app-1", "patch_level", "2025-01", "2025-02", AGENT, 47, "latent"),
    ("print-server-1", "operating_system", "Debian 12", "Debian 13", AGENT, 19, "security_event"),
    ("berth-planner-app-2", "memory", "16", "32", AGENT, 3, ""),
)
WORDS = {
    "latent": "The team did it on call at night and wrote nothing down.",
    "standard_operation": "The cluster does so by itself when it is short of room.",
    "false_alarm": "The scanner reads the label of the second partition.",
    "security_event": "Nobody of us did this: given to the security manager.",
    "": "",
}


def found(world: World) -> list[Found]:
    """In the order of time, since the demo began."""
    told = [
        Found(thing, field, before, now, source, _at(world.now, ago), verdict, WORDS[verdict])
        for thing, field, before, now, source, ago, verdict in TOLD
    ]
    return [each for each in told if each.at > world.begin + timedelta(days=20)]


def _at(now: datetime, ago: int) -> datetime:
    return (now - timedelta(days=ago)).replace(hour=3, minute=10, second=0, microsecond=0)
