"""What can be asked about imports, their rows, and mappings kept for files like this one."""

import hashlib
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Count, Q, QuerySet

from armillary.fittings.batches.vocabulary import State as BatchState
from armillary.fittings.imports.mapping.mapping import Mapping, to_json
from armillary.fittings.imports.mapping.words import plain_words
from armillary.fittings.imports.models import File, Import, ImportFolder, ImportMapping, Row
from armillary.fittings.imports.vocabulary import MappingState, State, Verdict
from armillary.kernel.access.visibility import EVERYTHING, Visibility, visible
from armillary.kernel.errors import NotFound
from armillary.people.models import Person
from armillary.reference.roles import Role

Counted = tuple[str, int]
_DOUBLES = """
select mark, array_agg(line order by line) from (
    select line, jsonb_array_elements_text(marks) as mark from imports_row where file_id = %s
) marked group by mark having count(*) > 1
"""
_CELLS = """
select place, cell, count from (
    select place - 1 as place, cell, count(*),
        row_number() over (partition by place order by count(*) desc, cell) as rank
    from imports_row, jsonb_array_elements_text(cells) with ordinality as told(cell, place)
    where file_id = %s and line > %s and line <> all(%s) and place - 1 = any(%s) and cell <> ''
    group by place, cell
) as counted where rank <= %s order by place, rank
"""
DIFFERENT = 1_000


def own_or_administered(field: str) -> Visibility:
    """Imports hold whatever their files held: they are for who sent them, and administrators."""

    def rows(actor: Person) -> Q:
        if actor.roles & {Role.ADMINISTRATOR, Role.ROBOT}:
            return EVERYTHING
        return Q(**{field: actor.pk})

    return rows


def sent_file(key: str, actor: Person) -> File:
    """A file that this person has sent and that no import has used. NotFound otherwise."""
    try:
        file = File.objects.filter(pk=key, sent_by=actor, imported=None).first()
    except (ValueError, TypeError, ValidationError):
        file = None
    if file is None:
        raise NotFound("You have sent no such file, or it is being imported already.")
    return file


def folder_of(file: File) -> ImportFolder | None:
    """The watched folder in which a file was found; None when a person sent it."""
    if not file.folder:
        return None
    return ImportFolder.objects.filter(folder=file.folder).first()


def with_file(key: int) -> Import:
    """The import of this key, with how its file was read and without the file."""
    found: Import = Import.objects.select_related("file").defer("file__content").get(pk=key)
    return found


def rows_of(imported: Import) -> QuerySet[Row]:
    """The rows in the order of the file, without heads and what was left out."""
    mapping = imported.mapping
    rows = Row.objects.filter(file=imported.file_id, line__gt=mapping.get("head", 0))
    return rows.exclude(line__in=mapping.get("without", ())).order_by("line")


def verdicts(imported: Import) -> dict[str, int]:
    """How many rows came to each verdict."""
    counted = rows_of(imported).order_by().values_list("verdict").annotate(Count("pk"))
    return {verdict.value: 0 for verdict in Verdict} | dict(counted)


def cells_in(file: File, mapping: Mapping, places: Sequence[int]) -> dict[int, list[Counted]]:
    """The different cells of some columns, with how often each is there, the commonest first."""
    found: dict[int, list[Counted]] = {place: [] for place in places}
    if not places:
        return found
    asked = (file.pk, mapping.head, list(mapping.without), list(places), DIFFERENT)
    with connection.cursor() as cursor:
        cursor.execute(_CELLS, asked)
        for place, cell, count in cursor.fetchall():
            found[place].append((cell, count))
    return found


def doubles(imported: Import) -> list[tuple[str, list[int]]]:
    """Marks that several rows have, with the lines of these."""
    with connection.cursor() as cursor:
        cursor.execute(_DOUBLES, (imported.file_id,))
        found: list[tuple[str, list[int]]] = cursor.fetchall()
    return found


def fingerprint(file: File, into: str, mapping: Mapping) -> str:
    """Of what would be imported, and how: the same twice is one import."""
    said = "\0".join((file.digest, str(file.found.get("sheet")), into, to_json(mapping)))
    return hashlib.sha256(said.encode()).hexdigest()


def done_before(imported: Import) -> Import | None:
    """An import of the very same that was started and not taken back, whoever did it."""
    return (
        Import.objects.filter(fingerprint=imported.fingerprint, state=State.STARTED)
        .exclude(pk=imported.pk)
        .exclude(batch__state=BatchState.UNDONE)
        .order_by("-pk")
        .first()
    )


def digest_of(heads: Sequence[str]) -> str:
    """Files with the same heads, whatever their capitals and signs, are of one kind."""
    said = "\0".join(plain_words(head) for head in heads)
    return hashlib.sha256(said.encode()).hexdigest()


def mappings_for(heads: Sequence[str], into: str, actor: Person) -> QuerySet[ImportMapping]:
    """Mappings that were kept for files like this one, the newest first."""
    return (
        visible(ImportMapping, actor)
        .filter(heads=digest_of(heads), into=into, state=MappingState.KEPT)
        .order_by("-pk")
    )
