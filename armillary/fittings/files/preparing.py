"""The first step of attaching: look at the file, store its bytes, note them as an upload.

The second step, a verb, is short: a record is never locked while a picture is drawn anew.
"""

import hashlib

from django.conf import settings

from armillary.fittings.files.looking.looking import look
from armillary.fittings.files.models import Attachment
from armillary.fittings.files.naming import cleaned
from armillary.fittings.files.rules import too_large
from armillary.fittings.files.stores.chosen import the_store
from armillary.fittings.files.stores.store import StoreTrouble, fresh_name
from armillary.fittings.files.trouble import NotStored, told
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid


def prepare(act: Act, *, name: str, content: bytes) -> Attachment:
    """An upload of the actor's, not yet attached to anything. Raises Invalid, Busy or NotStored.

    The bytes are stored before this row is committed: without the row nobody finds them, and the
    nightly job takes them away.
    """
    called = cleaned(name)
    if why := too_large(len(content), settings.LARGEST_FILE):
        raise Invalid({"file": why})
    seen = look(content)
    kept = content if seen.redrawn is None else seen.redrawn
    stored = fresh_name()
    try:
        the_store().put(stored, kept)
    except StoreTrouble as trouble:
        told(trouble)
        raise NotStored from None
    return Attachment.objects.create(
        organisation_id=act.actor.organisation_id,
        name=called,
        kind=seen.kind,
        size=len(kept),
        digest=hashlib.sha256(kept).hexdigest(),
        stored=stored,
        picture=seen.redrawn is not None,
        thumbnail=seen.thumbnail,
        hint=seen.hint,
        added_by=act.actor,
        added_at=act.at,
    )
