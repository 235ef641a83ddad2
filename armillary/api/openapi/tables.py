"""The addresses of imports and exports whose bodies are files."""

from typing import Any

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation
from armillary.api.tables import MOST
from armillary.fittings.exports.vocabulary import Form
from armillary.fittings.imports.vocabulary import Verdict
from armillary.kernel.declarations import RecordType
from armillary.people.models import Person

_BINARY: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
_VERDICTS = [verdict.value for verdict in Verdict if verdict.value]


def import_file() -> Operation:
    """Sending a file that is to be imported."""
    told = operation(
        "import-file",
        "Everything",
        "Send a CSV or XLSX file that is to be imported",
        about="The body is the file itself. Give the answer's `file` to a new import, and its "
        "`mapping`, changed as you like, to `map_columns`.",
        asked=[
            parameters.query("name", "What the file is called.", schemas.TEXT) | {"required": True},
            parameters.query("sheet", "Which sheet of a workbook; the first.", schemas.TEXT),
            parameters.query("into", "Propose a mapping into this record type.", schemas.TEXT),
        ],
        answers={"201": json("The file, as it was read.", schemas.ref("ImportFile"))},
    )
    body = {"required": True, "content": {"application/octet-stream": _BINARY}}
    return told | {"requestBody": body}


def import_rows() -> Operation:
    """The report of an import."""
    limit = {"type": "integer", "minimum": 1, "maximum": MOST}
    return operation(
        "imports.rows",
        "Imports",
        "Read its rows, with what the check says of each",
        asked=[
            NUMBER,
            parameters.query("verdict", "Only rows of this verdict.", {"enum": _VERDICTS}),
            parameters.query("after", "The line to go on after.", {"type": "integer"}),
            parameters.query("limit", "How many at most.", limit),
        ],
        answers={"200": json("Rows.", schemas.items_of("ImportRow", goes_on=True))},
    )


def export(kind: RecordType, reader: Person | None) -> Operation:
    """A list, whole, as a file."""
    forms = {"enum": list(Form.values), "default": Form.JSON.value}
    not_for_files = {"limit", "after", "before", "expand"}
    every = parameters.of_a_list(kind, reader)
    asked = [each for each in every if each["name"] not in not_for_files]
    return operation(
        f"{kind.slug}.export",
        kind.plural,
        f"Take the list of {kind.plural.lower()} out as a file",
        about="As much as you may see. Who took what stays on record, as an export.",
        asked=[
            parameters.query("format", "CSV, XLSX or JSON lines.", forms),
            parameters.query("bom", "Begin CSV with a mark for Excel.", {"type": "boolean"}),
            *asked,
        ],
        answers={
            "200": {
                "description": "The file.",
                "content": {"application/octet-stream": _BINARY},
            }
        },
    )
