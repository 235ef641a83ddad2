"""What the kernel keeps; each package has its own nouns, Django finds them here."""

from armillary.kernel.by_heart import Turn
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.jobs.models import Job, Recurrence, Worker
from armillary.kernel.journal.models import Entry, Outbox, Seal
from armillary.kernel.links.models import Link

__all__ = ["Entry", "Handoff", "Job", "Link", "Outbox", "Recurrence", "Seal", "Turn", "Worker"]
