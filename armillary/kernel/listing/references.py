"""What a field refers to, as a source of names: only what the actor may see named."""

from armillary.kernel import known
from armillary.kernel.fields import Field
from armillary.kernel.listing import sql
from armillary.kernel.listing.sql import Piece
from armillary.people.models import Person


def is_confined(field: Field, actor: Person) -> bool:
    """Whether the actor may see some only of the records to which this field can refer."""
    if field.refers is None or field.names_people:
        return False
    return bool(known.of(field.refers).visible(actor))


def referred(field: Field, actor: Person) -> Piece:
    """The table, or the part of it that the actor may see, to be joined for its names.

    People are named wherever they are named; of other records only those that the actor may see.
    """
    if field.refers is None:
        raise TypeError(f"{field.name} refers to nothing.")
    table = sql.table(field.refers)
    if not is_confined(field, actor):
        return Piece(table)
    seen = sql.seen(field.refers, actor)
    names = ["id", sql.title_of(field, table)]
    inner = sql.select(names, Piece(table), seen)
    return Piece(f"({inner.text})", inner.bound)
