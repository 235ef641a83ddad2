"""The kernel's own records, as a process beside those of the model: people and rights."""

from armillary.kernel.access import declaration as access
from armillary.kernel.declarations import Process

HOUSE = Process(id="house", records=access.RECORDS, schedule=access.SCHEDULE)
