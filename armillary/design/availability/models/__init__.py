"""What availability management keeps: outages, and who would have noticed one."""

from armillary.design.availability.models.lookout import Lookout
from armillary.design.availability.models.outage import Outage

__all__ = ["Lookout", "Outage"]
