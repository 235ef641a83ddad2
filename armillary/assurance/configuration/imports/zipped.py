"""Several files in one: a ZIP that is opened in memory, with a limit on all that it holds."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.imports.limits import MOST_BYTES, MOST_PACKED

_ZIP = b"PK\x03\x04"
MOST_INSIDE = 500


def unzipped(files: Sequence[bytes], ending: str) -> Iterator[bytes]:
    """Each file, or those in it whose names end so, by name. Raises WrongSource."""
    for content in files:
        if content.startswith(_ZIP):
            yield from _inside(content, ending)
        else:
            yield content


def _inside(content: bytes, ending: str) -> Iterator[bytes]:
    if len(content) > MOST_PACKED:
        raise WrongSource(f"A packed file has at most {MOST_PACKED // 2**20} MB.")
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            wanted = sorted(each for each in packed.namelist() if each.lower().endswith(ending))
            if not 0 < len(wanted) <= MOST_INSIDE:
                raise WrongSource(f"The ZIP holds no {ending}, or more than {MOST_INSIDE}.")
            for name in wanted:
                with packed.open(name) as file:
                    plain = file.read(left + 1)
                left -= len(plain)
                if left < 0:
                    raise WrongSource(f"At most {MOST_BYTES // 2**20} MB: send it in parts.")
                yield plain
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as wrong:
        raise WrongSource("The ZIP is damaged, or locked by a password: pack it anew.") from wrong
