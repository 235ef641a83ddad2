"""The fittings at a glance: what they keep, what every record can do by them, and by themselves."""

from typing import Any

from armillary.fittings.batches.declaration import BATCH
from armillary.fittings.mail import declaration as mail
from armillary.kernel.declarations import Process
from armillary.kernel.lifecycle import Transition

FITTINGS = Process(
    id="fittings",
    records=(
        BATCH,
        *mail.RECORDS,
    ),
    schedule=(),
    reactions=(),
)

STANDING: tuple[Transition[..., Any], ...] = ()
"""What every record comes with besides its life: one package for each thing, told in house.py."""
