"""Imports at a glance: the record types, what is done on a schedule, and what every record has."""

from armillary.fittings.imports import actions, checking, folders, working
from armillary.fittings.imports.models import Import, ImportFolder, ImportMapping
from armillary.fittings.imports.queries import own_or_administered
from armillary.fittings.imports.vocabulary import (
    UNSETTLED,
    FolderState,
    MappingState,
    State,
)
from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import RecordType, Schedule, Shelf

IMPORT = RecordType(
    model=Import,
    states=State,
    title="name",
    tracking=actions.ACTIVITY,
    creations=(actions.begin,),
    verbs=(actions.map_columns, actions.check, actions.run, actions.drop, actions.end_check),
    columns=("number", "name", "into", "state", "rows", "refused", "owner", "created_at"),
    facets=("state", "into", "owner"),
    search=("name",),
    shown=("into", "owner", "rows", "made", "changed", "unchanged", "refused", "batch", "folder"),
    open_states=UNSETTLED,
    visible=own_or_administered("owner"),
    shelf=Shelf.WORK,
)

MAPPING = RecordType(
    model=ImportMapping,
    states=MappingState,
    title="name",
    tracking=actions.ACTIVITY,
    creations=(actions.keep,),
    verbs=(actions.retire,),
    columns=("number", "name", "into", "kept_by", "state"),
    facets=("state", "into", "kept_by"),
    search=("name",),
    shown=("into", "kept_by"),
    open_states=(MappingState.KEPT,),
    visible=own_or_administered("kept_by"),
)

FOLDER = RecordType(
    model=ImportFolder,
    states=FolderState,
    title="name",
    tracking=actions.ACTIVITY,
    creations=(actions.watch_folder,),
    verbs=(actions.stop_watching, actions.watch_again, actions.note_file),
    columns=("number", "name", "folder", "mapping", "state", "looked_at"),
    facets=("state",),
    search=("name", "folder"),
    shown=("folder", "mapping", "owner", "looked_at"),
    open_states=(FolderState.WATCHED,),
    visible=staff_only,
)

RECORDS = (IMPORT, MAPPING, FOLDER)
SCHEDULE = (
    Schedule("look into import folders", every=60, job=folders.look),
    Schedule("forget files that nobody imports", every=3600, job=folders.forget),
)
JOBS = (checking.check_portion, working.take_one)
"""Done by name; naming them here makes them known."""
