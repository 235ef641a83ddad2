"""The files of a mail, attached to what it became; a file that is refused keeps no mail back."""

from collections.abc import Sequence

from armillary.fittings.files.keeping import keep
from armillary.fittings.mail.parsing.letter import File
from armillary.kernel.acts import Act
from armillary.kernel.conversation.actions import note
from armillary.kernel.errors import Refusal
from armillary.records.models import Record


def attach_files(robot: Act, by: Act, record: Record, files: Sequence[File]) -> str:
    """Attach them as their sender. What was refused, and why, is noted at the record."""
    refused = [why for file in files if (why := _refusal(by, record, file))]
    if refused:
        said = "\n".join(refused)
        note(record, robot, text=f"Not attached, but kept in the original mail:\n{said}")
    return f"{len(refused)} of {len(files)} files were refused." if refused else ""


def _refusal(by: Act, record: Record, file: File) -> str:
    try:
        keep(by, record, name=file.name, content=file.content)
    except Refusal as refusal:
        return f"{file.name}: {refusal.message}"
    return ""
