"""The search column of a record type: kept by a trigger made from its declaration."""

from collections.abc import Iterable

from django.db import models
from psycopg import sql

from armillary.installation import text
from armillary.kernel import custom
from armillary.kernel.declarations import RecordType

LONGEST = 20_000
"""Characters of one field that are searched: a search column holds 1 MB at most."""


def trigger(kind: RecordType) -> sql.Composed:
    """Number and title weigh most (A), then short fields (B), then long ones (C)."""
    table = kind.model._meta.db_table
    return text.of(
        "search.sql",
        table=sql.Identifier(table),
        function=sql.Identifier(f"armillary_search_{table}"),
        index=sql.Identifier(f"{table}_search"),
        columns=_listed(map(sql.Identifier, [*map(_column, _fields(kind)), "custom"])),
        vector=_vector(kind),
    )


def refresh(kind: RecordType) -> sql.Composed:
    """Let the trigger see every row once."""
    column = sql.Identifier(_column(_fields(kind)[0]))
    return sql.SQL("update {} set {} = {}").format(
        sql.Identifier(kind.model._meta.db_table), column, column
    )


def said(table: str) -> sql.Composed:
    """The words of what was said, kept beside each line: row security lets an index serve them."""
    return text.of("said.sql", table=sql.Identifier(table), index=sql.Identifier(f"{table}_said"))


def values(kind: RecordType) -> sql.Composed:
    """An index for the values of custom fields; rows without any cost it nothing."""
    table = kind.model._meta.db_table
    index = sql.Identifier(f"{table}_custom")
    return text.of("custom.sql", table=sql.Identifier(table), index=index)


def likeness(kind: RecordType) -> sql.Composed | None:
    """An index for titles that are nearly the same; none where the title is no text."""
    title = next((field for field in _fields(kind) if field.name == kind.title), None)
    if not isinstance(title, models.CharField | models.TextField):
        return None
    table = kind.model._meta.db_table
    return text.of(
        "likeness.sql",
        table=sql.Identifier(table),
        index=sql.Identifier(f"{table}_likeness"),
        column=sql.Identifier(_column(title)),
    )


def _fields(kind: RecordType) -> "list[models.Field[object, object]]":
    """The searched fields, or the state where only the number, which is no column, is searched."""
    names = [name for name in dict.fromkeys((kind.title, *kind.search)) if name != "number"]
    return [kind.model._meta.get_field(name) for name in names or ["state"]]


def _column(field: "models.Field[object, object]") -> str:
    return str(field.column)


def _vector(kind: RecordType) -> sql.Composed:
    number = sql.SQL("armillary_number({}, new.id)").format(sql.Literal(kind.model.prefix))
    digits = sql.SQL("ltrim(armillary_number('', new.id), '-'), new.id")
    by_weight: dict[str, list[sql.Composable]] = {"A": [number, digits], "B": [], "C": []}
    by_weight["B"].append(_custom_words(kind))
    for field in _fields(kind):
        by_weight[_weight(kind, field)].append(_words(_column(field)))
    weighed = [
        sql.SQL("setweight(armillary_words(concat_ws(' ', {})), {})").format(
            _listed(words), sql.Literal(weight)
        )
        for weight, words in by_weight.items()
        if words
    ]
    return sql.Composed(weighed).join(" || ")


def _custom_words(kind: RecordType) -> sql.Composed:
    """The values of those custom fields that are searched at this moment."""
    keys = sql.SQL(custom.source().searched)
    return sql.SQL(
        "case when new.custom <> '{{}}' then (select string_agg(left(each.value, {}), ' ') "
        "from jsonb_each_text(new.custom) each where each.key in ({})) end"
    ).format(sql.Literal(LONGEST), keys.format(slug=sql.Literal(kind.slug)))


def _weight(kind: RecordType, field: "models.Field[object, object]") -> str:
    if field.name == kind.title:
        return "A"
    return "C" if isinstance(field, models.TextField) else "B"


def _words(column: str) -> sql.Composed:
    return sql.SQL("left(new.{}::text, {})").format(sql.Identifier(column), sql.Literal(LONGEST))


def _listed(words: Iterable[sql.Composable]) -> sql.Composed:
    return sql.Composed(list(words)).join(", ")
