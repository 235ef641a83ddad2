"""How the estate is put together: things by name, and how they hang together."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

Attributes = dict[str, Any]
ANYWHERE = frozenset(
    {
        *("site", "room", "rack", "power_feed", "uninterruptible_power_supply", "cooling_unit"),
        *("certificate", "software_package", "runbook"),
    }
)
WARRANTY = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that was put under control at a moment, and perhaps retired at another."""

    key: str
    of: str
    since: datetime
    attributes: Attributes
    team: str = ""
    user: int | None = None
    owner: int | None = None
    organisation: str = ""
    criticality: int | None = None
    environment: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing hangs together with another."""

    source: str
    how: str
    target: str
    group: str = ""
    needed: int | None = None
    share: float | None = None


@dataclass
class Building:
    """An estate as far as it has been put together."""

    begin: datetime
    now: datetime
    chance: Random
    things: dict[str, Thing] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)

    def add(self, key: str, of: str, team: str = "", **more: Any) -> str:
        """Put a thing under control; what is not told otherwise has been there from the start."""
        attributes = more.pop("attributes", {})
        if of not in ANYWHERE:
            more.setdefault("environment", "production")
        since = more.pop("since", self.begin)
        self.things[key] = Thing(key, of, since, attributes, team, **more)
        return key

    def tie(self, source: str, how: str, *targets: str, **more: Any) -> None:
        """Let a thing hang together with others, all in the same way."""
        self.ties += [Tie(source, how, target, **more) for target in targets]

    def serial(self) -> str:
        """What stands on the plate of a thing; no two are the same."""
        return f"MX{self.chance.randrange(16**6):06X}{len(self.things):04d}"

    def bought(self, maker: str, model: str, since: datetime | None = None) -> Attributes:
        """What is known of a thing that one can touch: of some the warranty has ended."""
        waited = self.chance.randrange(5, 60) if since else self.chance.randrange(30, 1_100)
        day = ((since or self.begin) - timedelta(days=waited)).date()
        return {
            "serial_number": self.serial(),
            "manufacturer": maker,
            "model": model,
            "bought_on": day.isoformat(),
            "warranty_ends": (day + WARRANTY * self.chance.choice((3, 3, 4, 5))).isoformat(),
        }

    def supported(self, *years: int) -> Attributes:
        """Until when its maker mends it: the end of this year, or of one so many years later."""
        year = self.now.year + self.chance.choice(years)
        return {"end_of_support": f"{year}-{self.chance.choice(('06-30', '12-31'))}"}

    def patched(self) -> str:
        """The month of the last patches: of most machines the last, of a few half a year ago."""
        months = self.chance.choice((0, 0, 0, 1, 1, 2, 6))
        return f"{self.now - timedelta(days=30 * months):%Y-%m}"
