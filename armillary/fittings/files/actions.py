"""Attaching files and removing them. The journal keeps who, when, the name and the checksum."""

from armillary.fittings.files.models import Attachment
from armillary.fittings.files.queries import file_of, upload_of, weight_of
from armillary.fittings.files.rules import sized, too_much
from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, NotAllowed
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import anyone, change, staff
from armillary.kernel.lifecycle.verbs import News
from armillary.records.models import Record


@change(activity=None, allowed=anyone, audience=Audience.PUBLIC)
def attach(record: Record, act: Act, *, upload: int) -> News:
    """Add an uploaded file, for everybody who can see this record."""
    return _attach(record, act, upload, Audience.PUBLIC)


@change(activity=None, allowed=staff, audience=Audience.INTERNAL)
def attach_internally(record: Record, act: Act, *, upload: int) -> News:
    """Add an uploaded file for those who work on this; callers never see it."""
    return _attach(record, act, upload, Audience.INTERNAL)


@change(activity=None, allowed=anyone, audience=Audience.INTERNAL)
def remove_attachment(record: Record, act: Act, *, file: int) -> News:
    """Take a file away. It is seen no more, and deleted after 30 days."""
    found = file_of(record, file, act.actor)
    if found is None:
        raise Invalid({"file": "This record has no such file."})
    if not act.actor.is_staff and found.added_by_id != act.actor.pk:
        raise NotAllowed("Whoever attached a file may remove it, and the people of the provider.")
    found.removed_at = act.at
    found.save(update_fields=["removed_at"])
    return {"file": [_told(found), None]}


def _attach(record: Record, act: Act, upload: int, audience: Audience) -> News:
    found = upload_of(act.actor, upload)
    if found is None:
        raise Invalid({"upload": "You have no such upload, or it was attached already."})
    if why := too_much(*weight_of(record), found.size):
        raise Invalid({"upload": why})
    found.record_type, found.record_id = known.of(type(record)).slug, record.pk
    found.organisation_id = record.organisation_id
    found.audience, found.added_at = audience, act.at
    found.save(update_fields=["record_type", "record_id", "organisation", "audience", "added_at"])
    return {"file": [None, _told(found)]}


def _told(attachment: Attachment) -> str:
    return f"{attachment.name} ({sized(attachment.size)}, SHA-256 {attachment.digest})"
