"""Package lists: every package, and what it cannot do without."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from armillary.assurance.configuration.imports.debian.packages import Package, Wanted
from armillary.assurance.configuration.imports.debian.stanzas import packages_in
from armillary.assurance.configuration.imports.debian.tables import is_table, packages_in_tables
from armillary.assurance.configuration.imports.found import (
    Found,
    FoundItem,
    FoundRelation,
    LeftOut,
)
from armillary.assurance.configuration.imports.opening import text_of

CLASS, RELATION = "software_package", "depends_on"
LONGEST_GROUP = 60


def read_debian(files: Sequence[bytes]) -> Iterator[Found]:
    """Packages as apt lists them, or as tables. Raises WrongSource with the line."""
    texts = [text_of(content) for content in files]
    if any(map(is_table, texts)):
        return _found(list(packages_in_tables(texts)))
    return _found(list(packages_in("\n\n".join(texts))))


def _found(packages: Sequence[Package]) -> Iterator[Found]:
    archive = Archive(packages)
    for package in packages:
        yield FoundItem(package.name, CLASS, package.name, package.attributes)
    for package in packages:
        yield from archive.needs_of(package)


class Archive:
    """Who can stand in for whom."""

    def __init__(self, packages: Iterable[Package]) -> None:
        packages = list(packages)
        self._names = {package.name for package in packages}
        self._providers: dict[Wanted, list[str]] = defaultdict(list)
        for package in packages:
            for provided in package.provides:
                self._providers[Wanted(provided.name)].append(package.name)
                if provided.versioned:
                    self._providers[provided].append(package.name)

    def needs_of(self, package: Package) -> Iterator[FoundRelation | LeftOut]:
        """What it needs: each other package outright, or as one of several."""
        met = [(several, self._meeting(several)) for several in package.needs]
        outright = {next(iter(names)) for _, names in met if len(names) == 1}
        seen: set[frozenset[str]] = set()
        for several, names in met:
            if not names:
                yield LeftOut(package.name, f"Nothing here is “{_said(several)}”.")
            elif package.name in names or names in seen or (len(names) > 1 and names & outright):
                continue
            elif len(names) == 1:
                yield FoundRelation(package.name, RELATION, next(iter(names)))
            else:
                group = _group(several)
                for name in sorted(names):
                    yield FoundRelation(package.name, RELATION, name, group, 1)
            seen.add(names)

    def _meeting(self, several: Sequence[Wanted]) -> frozenset[str]:
        real = (wanted.name for wanted in several if wanted.name in self._names)
        standing_in = (self._providers.get(wanted, ()) for wanted in several)
        return frozenset(chain(real, *standing_in))


def _group(several: Sequence[Wanted]) -> str:
    said = _said(several)
    if len(said) <= LONGEST_GROUP:
        return said
    digest = hashlib.blake2b(said.encode(), digest_size=6).hexdigest()
    return f"{said[: LONGEST_GROUP - 13]} {digest}"


def _said(several: Sequence[Wanted]) -> str:
    return " | ".join(wanted.name for wanted in several)
