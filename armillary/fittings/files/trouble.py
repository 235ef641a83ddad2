"""What is said when the store fails: to whoever asks, and to whoever runs it."""

import logging

from armillary.fittings.files.stores.store import StoreTrouble
from armillary.kernel.errors import Busy, Refusal

logger = logging.getLogger(__name__)


class NotStored(Busy):
    """The store takes nothing now."""

    def __init__(self) -> None:
        super().__init__(
            "The file could not be stored, and nothing was changed. Try again in a moment; if it "
            "lasts, tell an administrator: `armillary doctor` says more."
        )


class Damaged(Refusal):
    """What lies in the store is not what was put there."""

    slug = "damaged"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is damaged or gone: what is stored is not what was attached. Tell an "
            "administrator, who may have it in a backup."
        )


def told(trouble: StoreTrouble) -> None:
    """Leave a line in the log."""
    logger.error("The store of files: %s", trouble)
