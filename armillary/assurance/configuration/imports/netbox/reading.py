"""An export of NetBox: what it holds of the infrastructure, and what of itself it leaves out."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from armillary.assurance.configuration.imports.document import document_of
from armillary.assurance.configuration.imports.found import Found, LeftOut
from armillary.assurance.configuration.imports.netbox.items import items_in
from armillary.assurance.configuration.imports.netbox.kinds import KINDS, USED
from armillary.assurance.configuration.imports.netbox.relations import relations_in
from armillary.assurance.configuration.imports.netbox.rest import is_listed, listed, unread
from armillary.assurance.configuration.imports.netbox.things import (
    INFRASTRUCTURE,
    Objects,
    Thing,
    things_in,
)
from armillary.assurance.configuration.imports.zipped import unzipped


def read_netbox(files: Sequence[bytes]) -> Iterator[Found]:
    """What a fixture (`dumpdata`) tells, or what the REST interface lists: one file or several, or
    a ZIP of them. Raises WrongSource, naming the object and the field."""
    documents = [document_of(content) for content in unzipped(files, ".json")]
    objects = Objects(chain.from_iterable(map(_things, documents)))
    yield from items_in(objects)
    yield from relations_in(objects)
    yield from unread(documents)
    yield from _untaken(objects)


def _things(document: Any) -> Iterator[Thing]:
    return listed(document) if is_listed(document) else things_in(document)


def _untaken(objects: Objects) -> Iterator[LeftOut]:
    for model, count in objects.counts().items():
        if model not in KINDS and model not in USED:
            ours = model.startswith(INFRASTRUCTURE)
            why = "These are no items here." if ours else "This is about NetBox itself."
            yield LeftOut(f"{count:,} × {model}", why)
