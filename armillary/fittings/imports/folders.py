"""Watched folders: each file that is put there is read, checked and taken in, once."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from armillary.fittings.batches.queries import person_now
from armillary.fittings.imports import actions
from armillary.fittings.imports.fitting import fitted
from armillary.fittings.imports.mapping import mapping as mappings
from armillary.fittings.imports.models import File, Import, ImportFolder
from armillary.fittings.imports.reading.limits import BIGGEST_FILE
from armillary.fittings.imports.sending import send
from armillary.fittings.imports.vocabulary import FolderState
from armillary.fittings.notifications.telling import tell
from armillary.fittings.notifications.vocabulary import What
from armillary.kernel.access.standing import stand_as
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Refusal
from armillary.kernel.jobs import known, queue

ONE_FILE = "import a file of a folder"
STILL = timedelta(seconds=5)
"""A file that was written to just now may not be whole."""
FORGOTTEN = timedelta(days=7)
MOST_FILES = 100


def look(act: Act) -> int:
    """Find files that nobody has seen; each becomes a job."""
    found = 0
    for folder in visible(ImportFolder, act.actor).filter(state=FolderState.WATCHED):
        for path in fresh_files(folder, act.at):
            key = f"{ONE_FILE}: {folder.pk} {path.name}"
            queue.defer(ONE_FILE, {"folder": folder.pk, "name": path.name}, key=key[:200])
            found += 1
    return found


def fresh_files(folder: ImportFolder, now: datetime) -> Iterator[Path]:
    """The files in a folder that have come or changed since they were last imported."""
    place = place_of(folder)
    paths = sorted(place.iterdir())[:MOST_FILES] if place.is_dir() else []
    for path in paths:
        if path.is_symlink() or not path.is_file() or path.name.startswith("."):
            continue
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        seen = File.objects.filter(folder=folder.folder, name=path.name, sent_at__gte=written)
        if now - written >= STILL and not seen.exists():
            yield path


def place_of(folder: ImportFolder) -> Path:
    place: Path = settings.DATA.path / "imports" / folder.folder
    return place


def import_file(act: Act, arguments: Mapping[str, Any]) -> None:
    """Take one file of a folder in, in its owner's name; a refusal is told, not tried again."""
    folder = visible(ImportFolder, act.actor).filter(pk=arguments["folder"]).first()
    if folder is None or folder.state != FolderState.WATCHED:
        return
    fresh = {path.name: path for path in fresh_files(folder, act.at)}
    path = fresh.get(arguments["name"])
    if path is None:
        return
    try:
        owner = person_now(folder.owner_id)
        stand_as(owner)
        with transaction.atomic():
            _begin(folder, path, Act(actor=owner, at=act.at, door=Door.IMPORT))
    except Refusal as refusal:
        _keep_refused(folder, path, act, refusal.message)
    finally:
        stand_as(act.actor)
    actions.note_file(folder, act)


known.learn(ONE_FILE, import_file)


def _begin(folder: ImportFolder, path: Path, act: Act) -> Import:
    file = send(act, name=path.name, content=content_of(path), folder=folder.folder)
    imported = actions.begin(act, into=folder.mapping.into, file=str(file.pk))
    kept = mappings.from_data(folder.mapping.mapping)
    actions.map_columns(imported, act, mapping=mappings.to_json(fitted(kept, file)))
    actions.check(imported, act)
    return imported


def go_on(imported: Import, act: Act) -> None:
    """A file of a folder was checked: take its good rows in, and tell the owner either way."""
    owner = person_now(imported.owner_id)
    stand_as(owner)
    try:
        by_owner = Act(actor=owner, at=act.at, door=Door.IMPORT)
        with transaction.atomic():
            actions.run(imported, by_owner)
        told = f"{imported.made} new, {imported.changed} changed, {imported.refused} refused."
    except Refusal as refusal:
        told = f"It waits for you: {refusal.message}"
    finally:
        stand_as(act.actor)
    tell(act, owner, what=What.FINISHED, text=f"{imported.name}: {told}", about=imported)


def content_of(path: Path) -> bytes:
    """What stands in the file itself; a link that took its place meanwhile is not followed."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        return file.read(BIGGEST_FILE + 1)


def _keep_refused(folder: ImportFolder, path: Path, act: Act, why: str) -> None:
    File.objects.create(
        name=path.name,
        digest="",
        sent_by=folder.owner,
        sent_at=act.at,
        found={"refused": why},
        content=b"",
        folder=folder.folder,
    )
    text = f"{path.name} in {folder.folder} was not imported: {why}"
    tell(act, folder.owner, what=What.FINISHED, text=text, about=folder)


def forget(act: Act) -> int:
    """Let go of files that were sent and never imported, and of the bytes of those that were."""
    old = act.at - FORGOTTEN
    gone, _ = File.objects.filter(sent_at__lt=old, imported=None, folder="").delete()
    File.objects.filter(sent_at__lt=old).exclude(content=b"").update(content=b"")
    return gone
