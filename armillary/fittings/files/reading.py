"""The bytes of an attachment, as they were when it was attached, or not at all."""

import hashlib

from armillary.fittings.files.models import Attachment
from armillary.fittings.files.stores.chosen import the_store
from armillary.fittings.files.stores.store import Missing, StoreTrouble
from armillary.fittings.files.trouble import Damaged, told
from armillary.kernel.errors import Busy


def content_of(attachment: Attachment) -> bytes:
    """What is stored, its checksum verified. Raises Damaged, or Busy when the store is away."""
    try:
        content = the_store().get(attachment.stored)
    except Missing as trouble:
        told(trouble)
        raise Damaged(attachment.name) from None
    except StoreTrouble as trouble:
        told(trouble)
        raise Busy("The store of files is away. Try again in a moment.") from None
    if hashlib.sha256(content).hexdigest() != attachment.digest:
        told(StoreTrouble(f"Attachment {attachment.pk} is not what its checksum says."))
        raise Damaged(attachment.name)
    return content
