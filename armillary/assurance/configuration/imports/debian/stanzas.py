"""Package lists as apt keeps them: paragraphs of fields, one for each package."""

import re
from collections.abc import Iterator
from functools import lru_cache

from armillary.assurance.configuration.imports.debian.packages import Package, Wanted
from armillary.assurance.configuration.imports.found import Value, WrongSource

_TEXTS = {"Version": "version", "Section": "section", "Priority": "priority"}
_TEXTS |= {"Architecture": "architecture"}
_KEPT = (*_TEXTS, "Package", "Installed-Size", "Depends", "Pre-Depends", "Provides", "Filename")
_KEPT += ("Maintainer",)
_FIELD = re.compile(rf"^({'|'.join(_KEPT)}):[ \t]*(.*(?:\n[ \t].*)*)", re.MULTILINE)
_STRAY = re.compile(r"^(?![ \t]|[!-9;-~]+:|$)|(?:\A|\n\n)[ \t]+\S", re.MULTILINE)
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")
_NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9+.\-_]*)(?::[a-z0-9\-]+)?\s*(\()?")

Stanza = dict[str, str]


def packages_in(text: str) -> Iterator[Package]:
    """One package of each name: what the archive has, before what was mended in it since.

    Raises WrongSource with the line.
    """
    chosen: dict[str, Stanza] = {}
    for stanza in _stanzas(text):
        held = chosen.get(stanza["Package"])
        if held is None or (_mended(held) and not _mended(stanza)):
            chosen[stanza["Package"]] = stanza
    for name, stanza in chosen.items():
        needs = [*_needs(stanza.get("Pre-Depends", "")), *_needs(stanza.get("Depends", ""))]
        provides = [one for several in _needs(stanza.get("Provides", "")) for one in several]
        yield Package(name, _attributes(stanza), needs, provides)


def _mended(stanza: Stanza) -> bool:
    return "updates" in stanza.get("Filename", "").split("/")[:2]


def _stanzas(text: str) -> Iterator[Stanza]:
    if stray := _STRAY.search(text):
        line = text.count("\n", 0, stray.end()) + 1
        raise WrongSource(f"Line {line} is neither a field nor the rest of one.")
    begins = 0
    for paragraph in _BETWEEN.split(text):
        stanza = dict(_FIELD.findall(paragraph))
        if not stanza.get("Package") and paragraph.strip():
            line = text.count("\n", 0, text.index(paragraph, begins)) + 1
            raise WrongSource(f"The paragraph that begins in line {line} names no package.")
        if stanza:
            yield stanza
        begins += len(paragraph)


def _needs(field: str) -> Iterator[list[Wanted]]:
    for part in field.split(",") if field else ():
        found = [_wanted(each) for each in part.split("|")]
        if several := [one for one in found if one]:
            yield several


@lru_cache(maxsize=20_000)
def _wanted(said: str) -> Wanted | None:
    """The same is wanted over and over."""
    found = _NAME.match(said)
    return Wanted(found[1], bool(found[2])) if found else None


def _attributes(stanza: Stanza) -> dict[str, Value]:
    told: dict[str, Value] = {
        name: stanza[field].strip() for field, name in _TEXTS.items() if stanza.get(field)
    }
    if (size := stanza.get("Installed-Size", "")).isdecimal() and len(size) < 12:
        told["installed_size"] = int(size)
    if maintainer := stanza.get("Maintainer", "").split("<")[0].strip(' "'):
        told["maintainer"] = maintainer
    return told
