"""Taking lists out and reading the files, as people and programs do."""

import csv
from io import StringIO
from typing import Any

from django.test import Client

from armillary.fittings.imports.reading.files import read


def taken(client: Client, address: str) -> bytes:
    """The bytes of a file, or the answer's own words when there is none."""
    answer: Any = client.get(address)
    if answer.status_code != 200:
        raise AssertionError(answer.content.decode())
    return b"".join(answer.streaming_content)


def table(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by their heads."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def cells(content: bytes, name: str) -> list[tuple[str, ...]]:
    """The lines of any file as an import reads them."""
    return [line.cells for line in read(content, name).lines]
