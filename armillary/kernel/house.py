"""The kernel's own records, as a process beside those of the model: people, rights, hand-offs."""

from armillary.kernel.access import declaration as access
from armillary.kernel.declarations import Process
from armillary.kernel.handoffs.declaration import HANDOFF

HOUSE = Process(id="house", records=(*access.RECORDS, HANDOFF), schedule=access.SCHEDULE)
