"""What Meridian runs: places, networks, machines, applications, services and what people use."""

from armillary.demo.plan.estate.estate import Estate, estate
from armillary.demo.plan.estate.things import Thing, Tie

__all__ = ["Estate", "Thing", "Tie", "estate"]
