"""The files that pages load, read once at the start: no address leads to any other file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from armillary.gate.direct import headers_for
from armillary.gate.headers import FOR_EVER
from armillary.site.bridge import Answer, plain_answer

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it goes to browsers, which keep it: another content has another address."""

    kind: str
    content: bytes

    def answer(self, scope: Any) -> Answer:
        if scope.method not in ("GET", "HEAD"):
            return plain_answer(scope, 405, "Files are only read.", ("Allow", "GET, HEAD"))
        return Answer(200, headers_for(scope, self.kind, cache=FOR_EVER), self.content)


def assets(folder: Path, url: str) -> dict[str, Asset]:
    """Every file in the folder that is of a known kind, by its address."""
    return {
        f"{url}{path.relative_to(folder).as_posix()}": Asset(KINDS[path.suffix], path.read_bytes())
        for path in folder.rglob("*")
        if path.suffix in KINDS and path.is_file()
    }
