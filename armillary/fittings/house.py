"""The fittings at a glance: what they keep, what every record can do by them, and by themselves."""

from typing import Any

from armillary.kernel.declarations import Process
from armillary.kernel.lifecycle import Transition

FITTINGS = Process(id="fittings", records=(), schedule=(), reactions=())

STANDING: tuple[Transition[..., Any], ...] = ()
