"""One import as its pages need it: among those that the person may see, with its file's account."""

from armillary.fittings.imports.models import Import
from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import NotFound
from armillary.kernel.lifecycle.references import key_of
from armillary.people.models import Person
from armillary.web.records.reading import MISSING


def import_named(number: str, actor: Person) -> Import:
    """The import of this number. NotFound: none that the actor may see."""
    key = key_of(Import.prefix, number)
    rows = visible(Import, actor).select_related("file", "batch").defer("file__content")
    imported: Import | None = rows.filter(pk=key).first() if key else None
    if imported is None:
        raise NotFound(MISSING)
    return imported
