"""What can be done to imports, to mappings kept for next time, and to watched folders."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from armillary.fittings.batches.beginning import new_batch
from armillary.fittings.batches.models import Batch
from armillary.fittings.batches.vocabulary import State as BatchState
from armillary.fittings.batches.works import Given
from armillary.fittings.imports import queries, rules
from armillary.fittings.imports.mapping import mapping as mappings
from armillary.fittings.imports.mapping.foreign import meanings_of
from armillary.fittings.imports.mapping.mapping import Mapping
from armillary.fittings.imports.mapping.targets import (
    Target,
    check_may_make,
    creation_of,
    keys_of,
    kind_of,
    targets_of,
)
from armillary.fittings.imports.models import Import, ImportFolder, ImportMapping
from armillary.fittings.imports.rules import flaws
from armillary.fittings.imports.tables import table_of
from armillary.fittings.imports.vocabulary import (
    UNSETTLED,
    FolderState,
    MappingState,
    State,
    Verdict,
)
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.jobs import queue
from armillary.kernel.lifecycle import anyone, change, creation, holds, is_the, transition
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_DATABASES
WORK, WHOLE, CHECK = "import rows", "import all or nothing", "check an import"
MOST_AT_ONCE = 10_000
the_robot = holds(Role.ROBOT)
its_people = is_the("owner") | holds(Role.ADMINISTRATOR, Role.ROBOT)


@creation(start=State.DRAFT, activity=ACTIVITY, allowed=anyone)
def begin(act: Act, *, into: str, file: str) -> Import:
    """Begin to import a file that was sent before; nothing is taken in yet."""
    kind = kind_of(into)
    check_may_make(kind, creation_of(kind), act)
    sent = queries.sent_file(file, act.actor)
    rows = sent.rows.count()
    if rows < 2:
        raise Invalid({"file": "There are no rows in it, only heads. Add rows, and send it again."})
    return Import(
        name=sent.name,
        into=kind.slug,
        owner=act.actor,
        file=sent,
        rows=rows - 1,
        folder=queries.folder_of(sent),
    )


@transition(
    source=(State.DRAFT, State.CHECKED), target=State.DRAFT, activity=ACTIVITY, allowed=its_people
)
def map_columns(imported: Import, act: Act, *, mapping: str) -> None:
    """Say what each column of the file becomes; every row is then checked anew."""
    wanted = mappings.from_json(mapping)
    _check_mapping(imported, wanted, act)
    imported.mapping = mappings.to_data(wanted)
    imported.fingerprint = queries.fingerprint(imported.file, imported.into, wanted)
    imported.rows = queries.rows_of(imported).count()
    if not imported.rows:
        raise Invalid({"mapping": "There are no rows below the heads."})
    imported.made = imported.changed = imported.unchanged = imported.refused = 0


@transition(source=State.DRAFT, target=State.CHECKING, activity=ACTIVITY, allowed=its_people)
def check(imported: Import, act: Act) -> None:
    """Try every row and take it all back: what would happen, and what is wrong, row by row."""
    if not imported.mapping:
        raise RuleBroken("Say first what the columns become.")
    queue.defer(CHECK, {"import": imported.pk})


@transition(source=State.CHECKING, target=State.CHECKED, activity=ACTIVITY, allowed=the_robot)
def end_check(imported: Import, act: Act) -> None:
    """Every row was tried."""
    counted = queries.verdicts(imported)
    imported.made = counted[Verdict.NEW]
    imported.changed = counted[Verdict.CHANGE]
    imported.unchanged = counted[Verdict.SAME]
    imported.refused = counted[Verdict.REFUSED]


@transition(source=State.CHECKED, target=State.STARTED, activity=ACTIVITY, allowed=is_the("owner"))
def run(imported: Import, act: Act, *, whole: bool = False, again: bool = False) -> None:
    """Take the good rows in. All or nothing, when said so; the very same again, when said so."""
    if whole and imported.refused:
        raise RuleBroken(f"{imported.refused} rows are refused, and you want all or nothing.")
    if not imported.made + imported.changed:
        raise RuleBroken("No row would make or change anything.")
    before = None if again else queries.done_before(imported)
    if before is not None:
        raise RuleBroken(
            f"This file was imported already in this way, as {before.number}, on "
            f"{before.updated_at:%d %b %Y}. Say that you mean it again, if you do."
        )
    by_import = replace(act, door=Door.IMPORT, version=None)
    imported.batch = start_batch(by_import, imported=imported, whole=whole)


@transition(source=UNSETTLED, target=State.DROPPED, activity=ACTIVITY, allowed=its_people)
def drop(imported: Import, act: Act) -> None:
    """Do without it. Nothing of the file was taken in."""


@creation(start=BatchState.PREPARING, activity=ACTIVITY, allowed=anyone)
def start_batch(act: Act, *, imported: Import, whole: bool) -> Batch:
    """Begin to take the rows of an import in."""
    good = queries.rows_of(imported).filter(verdict__in=(Verdict.NEW, Verdict.CHANGE))
    if whole and good.count() > MOST_AT_ONCE:
        raise RuleBroken(f"All or nothing goes with at most {MOST_AT_ONCE:,} rows.")
    keys = good.values_list("pk", flat=True)
    items = [Given(values={"whole": imported.pk})] if whole else [_given(key) for key in keys]
    return new_batch(
        act,
        work=WHOLE if whole else WORK,
        title=f"Import {imported.name}"[:200],
        record_type=imported.into,
        arguments={"import": imported.pk},
        items=items,
    )


@creation(start=MappingState.KEPT, activity=ACTIVITY, allowed=anyone)
def keep(act: Act, *, imported: Import, name: str) -> ImportMapping:
    """Keep the mapping of an import under a name, for files with the same heads."""
    if not imported.mapping or imported.owner_id != act.actor.pk:
        raise Invalid({"imported": "Only a mapping of your own can be kept, once there is one."})
    heads = table_of(imported.file, imported.mapping.get("head", 1)).heads
    return ImportMapping(
        name=name,
        into=imported.into,
        heads=queries.digest_of(heads),
        mapping=imported.mapping,
        kept_by=act.actor,
    )


@transition(
    source=MappingState.KEPT,
    target=MappingState.RETIRED,
    activity=ACTIVITY,
    allowed=is_the("kept_by") | holds(Role.ADMINISTRATOR),
)
def retire(kept: ImportMapping, act: Act) -> None:
    """Offer it no more."""


@creation(start=FolderState.WATCHED, activity=ACTIVITY, allowed=holds(Role.ADMINISTRATOR))
def watch_folder(act: Act, *, name: str, folder: str, mapping: ImportMapping) -> ImportFolder:
    """Import whatever is put into a folder under imports/ of the data folder, in your name."""
    if not rules.is_folder(folder):
        raise Invalid({"folder": "Small letters, digits and hyphens, such as monitoring-export."})
    if mapping.state != MappingState.KEPT:
        raise Invalid({"mapping": f"{mapping.name} is retired."})
    return ImportFolder(name=name, folder=folder, mapping=mapping, owner=act.actor)


@transition(
    source=FolderState.WATCHED,
    target=FolderState.PAUSED,
    activity=ACTIVITY,
    allowed=its_people,
)
def stop_watching(folder: ImportFolder, act: Act) -> None:
    """Look into it no more; what lies there is imported when it goes on."""


@transition(
    source=FolderState.PAUSED,
    target=FolderState.WATCHED,
    activity=ACTIVITY,
    allowed=is_the("owner"),
)
def watch_again(folder: ImportFolder, act: Act) -> None:
    """Look into it again."""


@change(when=FolderState.WATCHED, activity=ACTIVITY, allowed=the_robot)
def note_file(folder: ImportFolder, act: Act) -> None:
    """A file was found in it."""
    folder.looked_at = act.at


def _given(key: int) -> Given:
    return Given(values={"row": key})


def _check_mapping(imported: Import, wanted: Mapping, act: Act) -> None:
    kind = kind_of(imported.into)
    verb = creation_of(kind, wanted.creation)
    check_may_make(kind, verb, act)
    targets = targets_of(kind, verb, act.actor)
    kinds = {name: target.kind for name, target in targets.items()}
    meanings = {name: meanings_of(target) for name, target in targets.items()}
    wrong = flaws(wanted.columns, {*targets, *keys_of(kind, verb)}, kinds, meanings)
    if wanted.key and (wanted.key not in keys_of(kind, verb) or wanted.key not in wanted.goes):
        wrong["key"] = "Records are found by a column that is mapped to their number or a text."
    if strangers := sorted(wanted.same.keys() - targets.keys()):
        wrong["same"] = f"There is nothing called {', '.join(strangers)[:200]}."
    _check_zone(wanted.zone, wrong)
    if missing := _missing(targets, wanted):
        wrong["same"] = f"No column says these, and they are needed: {', '.join(missing)}."
    if wrong:
        raise Invalid(wrong)


def _check_zone(zone: str, wrong: dict[str, str]) -> None:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        wrong["zone"] = "This must be a time zone such as Europe/Vienna."


def _missing(targets: dict[str, Target], wanted: Mapping) -> list[str]:
    """What every new record needs and nothing says. Records that are there already have it."""
    said = wanted.goes.keys() | wanted.same.keys()
    return [
        target.argument.label
        for name, target in targets.items()
        if target.argument.required and name not in said and not wanted.key
    ]
