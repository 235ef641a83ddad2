"""The panel of files as a value: each with its small picture, its size, who and when."""

from dataclasses import dataclass

from django.conf import settings

from armillary.fittings.files.models import Attachment
from armillary.fittings.files.queries import files_of
from armillary.fittings.files.rules import sized
from armillary.kernel.journal.vocabulary import Audience
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.values.fields import address
from armillary.web.values.kinds import Moment
from armillary.web.values.making import moment

_ICONS = {"application/pdf": "file-text", "text/plain": "file-text", "text/html": "file-code"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One file. `small_url` is where its small picture is, `hint` what is to be warned of."""

    name: str
    url: str
    small_url: str
    shown_url: str
    icon: str
    size: str
    who: str
    moment: Moment
    internal: bool
    hint: str
    remove_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePanel:
    """The files of a record, and where further ones are sent."""

    files: tuple[FileLine, ...]
    action: str
    largest: str
    largest_bytes: int
    can_internal: bool


def panel_of(record: Record, actor: Person, *, any_there: bool = True) -> FilePanel:
    """What the actor may see of the files, and do with them: one query if there are any."""
    below = f"{address(record)}/files"
    found = files_of(record, actor) if any_there else ()
    return FilePanel(
        files=tuple(_line(each, below, actor) for each in found),
        action=below,
        largest=sized(settings.LARGEST_FILE),
        largest_bytes=settings.LARGEST_FILE,
        can_internal=actor.is_staff,
    )


def _line(attachment: Attachment, below: str, actor: Person) -> FileLine:
    url = f"{below}/{attachment.pk}"
    mine = actor.is_staff or attachment.added_by_id == actor.pk
    return FileLine(
        name=attachment.name,
        url=url,
        small_url=f"{url}/small" if attachment.picture else "",
        shown_url=f"{url}/shown" if attachment.picture else "",
        icon=_ICONS.get(attachment.kind, "file"),
        size=sized(attachment.size),
        who=attachment.added_by.name,
        moment=moment(attachment.added_at),
        internal=attachment.audience == Audience.INTERNAL,
        hint=attachment.hint,
        remove_url=f"{url}/remove" if mine else "",
    )
