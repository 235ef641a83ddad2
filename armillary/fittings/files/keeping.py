"""Attaching a file in one step: what every door does, and mail and imports as well."""

from armillary.fittings.files.actions import attach, attach_internally
from armillary.fittings.files.models import Attachment
from armillary.fittings.files.preparing import prepare
from armillary.kernel.access.visibility import among
from armillary.kernel.acts import Act
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle.enacting import perform
from armillary.records.models import Record


def keep(
    act: Act,
    record: Record,
    *,
    name: str,
    content: bytes,
    audience: Audience = Audience.PUBLIC,
) -> Attachment:
    """Attach this file to a record that the actor can see.

    Raises a refusal: Invalid (of "name", "file" or "upload") for a file that is not taken, NotFound
    for a record that the actor does not see, Busy when the store is away.
    """
    verb = attach_internally if audience == Audience.INTERNAL else attach
    upload = prepare(act, name=name, content=content)
    perform(verb, record, act, {"upload": upload.pk}, among=among(type(record), act.actor))
    upload.refresh_from_db(fields=["record_type", "record_id", "organisation", "audience"])
    return upload
