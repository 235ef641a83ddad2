"""How objectives are kept: measured from what is stored, whenever somebody asks."""

from armillary.assurance.service_level.rules.measuring import (
    Attained,
    Measured,
    Period,
    window_of,
)
from armillary.assurance.service_level.rules.measuring.attained import READINGS, VOLUME
from armillary.assurance.service_level.rules.measuring.measured import SHARES

__all__ = ["READINGS", "SHARES", "VOLUME", "Attained", "Measured", "Period", "window_of"]
