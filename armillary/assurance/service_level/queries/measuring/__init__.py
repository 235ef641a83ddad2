"""How objectives are kept: measured from what is stored, whenever somebody asks."""

from armillary.assurance.service_level.rules.measuring import Attained, Measured, Period

__all__ = ["Attained", "Measured", "Period"]
