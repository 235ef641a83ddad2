"""The one file to start with: `python3 run.py demo` and `python3 run.py test`.

Needs Python 3.11 or newer with its `venv` module, and nothing else: it makes the environment,
installs what the lock names, builds the web assets, and hands over.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = HERE / "requirements.lock"
STAMP = VENV / "installed.txt"
STARTED = time.monotonic()
USAGE = """\
python3 run.py demo [--data DIR] [--port N] [--no-demo]   run the product
python3 run.py test [what pytest takes]                   run every check
python3 run.py prove [--short] [P01 ...]                  try the promises, one after another
python3 run.py bench [--million] [--only W1,...]          measure how long everything takes
python3 run.py COMMAND ...                                any command of `armillary`"""


def main(arguments: list[str]) -> int:
    """Make ready, then become the command that was asked for."""
    if sys.version_info < (3, 11):
        return refuse(f"Armillary needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(USAGE)
        return 0 if arguments else 2
    if code := make_ready():
        return code
    if arguments[0] == "test":
        return test(arguments[1:])
    if arguments[0] in {"prove", "bench"}:
        become([str(PYTHON), "-m", *arguments])
    return become([str(PYTHON), "-m", "armillary.cli.main", *arguments])


def become(command: list[str]) -> NoReturn:
    """Go on as another program, so that signals and exit codes are its own."""
    os.execv(command[0], command)


def make_ready() -> int:
    """The environment as the lock says, and the web assets; quick when both are there."""
    if not PYTHON.exists():
        say("making the environment in .venv")
        if code := make_environment():
            return code
    wanted = fingerprint()
    if not STAMP.exists() or STAMP.read_text() != wanted:
        say("installing what requirements.lock names")
        if code := install():
            return code
        STAMP.write_text(wanted)
    silently(str(PYTHON), "-m", "compileall", "-q", str(HERE / "armillary"))
    return step("building the web assets", str(PYTHON), str(HERE / "ui" / "build.py"))


def make_environment() -> int:
    """By `venv`; where Debian keeps that in a package of its own, root installs it."""
    made = [sys.executable, "-m", "venv", str(VENV)]
    if silently(*made) and os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing python3-venv")
        silently("apt-get", "update")
        silently("apt-get", "install", "-y", "--no-install-recommends", "python3-venv")
    if not (VENV / "bin" / "pip").exists() and silently(*made, "--clear"):
        shutil.rmtree(VENV, ignore_errors=True)
        return refuse(
            "This Python cannot make environments. On Debian and Ubuntu: "
            "apt-get install python3-venv; then start again."
        )
    return 0


def install() -> int:
    """What the lock names by hash, and nothing else: by uv, which is quick, or else by pip.

    It is compiled here and now: where Python may not write (PYTHONDONTWRITEBYTECODE), every process
    would begin with compiling it all, which takes two seconds.
    """
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    uv = [str(PYTHON), "-m", "uv", "--quiet", "--system-certs", "pip", "install"]
    locked = ["--require-hashes", "-r", str(LOCK)]
    ours = ["--no-deps", "--no-build-isolation", "-e", str(HERE)]
    if code := step("", *pip, "uv==0.13.*"):
        return code
    if step("", *uv, "--python", str(PYTHON), "--compile-bytecode", *locked):
        say("uv could not; trying with pip, which takes longer")
        if code := step("", *pip, *locked):
            return code
    return step("", *pip, *ours)


def fingerprint() -> str:
    """What the environment was made from, and how: the lock, the project file, this Python."""
    made_of = (LOCK.read_bytes(), (HERE / "pyproject.toml").read_bytes())
    parts = (*made_of, sys.version.encode(), b"compiled")
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def test(arguments: list[str]) -> int:
    """Every check; each is run even when one before it failed. Named tests run alone."""
    checks = [] if arguments else STATIC_CHECKS
    failed = [
        name
        for name, command in checks
        if step(name, *(str(VENV / "bin" / command[0]), *command[1:]))
    ]
    find_browser()
    find_imap_server()
    if not arguments and (older := oldest_server()):
        os.environ["ARMILLARY_PG_BIN"] = str(older)
        if step(f"trying the PostgreSQL of {older}", *pytest("-q", *ON_THE_OLDEST_SERVER)):
            failed.append("tests on the oldest server")
        del os.environ["ARMILLARY_PG_BIN"]
    if step("running the tests", *pytest(*arguments)):
        failed.append("tests")
    if failed:
        return refuse(f"Failed: {', '.join(failed)}.")
    return 0


def pytest(*arguments: str) -> list[str]:
    return [str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadgroup", *arguments]


def oldest_server() -> Path | None:
    """The machine's own PostgreSQL 15, where it has one: the oldest that we promise to work on."""
    folder = Path("/usr/lib/postgresql/15/bin")
    return folder if (folder / "initdb").exists() else None


ON_THE_OLDEST_SERVER = [
    *("tests/promises", "tests/journal", "tests/database", "tests/listing", "tests/jobs"),
    *("tests/api", "tests/incident_import", "armillary/operations"),
]

STATIC_CHECKS = [
    ("looking at the format (ruff)", ["ruff", "format", "--check", "--quiet", "."]),
    ("looking for mistakes (ruff)", ["ruff", "check", "--quiet", "."]),
    ("checking types (mypy)", ["mypy"]),
    ("checking who imports whom (import-linter)", ["lint-imports"]),
]


def find_browser() -> None:
    """Chromium for the browser tests: the machine's, else from apt, else Playwright's own."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing Chromium for the browser tests")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        silently("apt-get", "update")
        silently("apt-get", "install", "-y", "--no-install-recommends", "chromium")
    if not shutil.which("chromium") and step(
        "", str(PYTHON), "-m", "playwright", "install", "chromium"
    ):
        say("NO CHROMIUM can be had here: the browser tests will be SKIPPED")


def find_imap_server() -> None:
    """Dovecot for the tests of mail: the machine's, else from apt."""
    if shutil.which("dovecot"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing dovecot for the tests of mail")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        silently("apt-get", "update")
        silently("apt-get", "install", "-y", "--no-install-recommends", "dovecot-imapd")
    if not shutil.which("dovecot"):
        say("NO DOVECOT can be had here: the tests of fetching mail will be SKIPPED")


def silently(*command: str) -> int:
    done = subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return done.returncode


def step(words: str, *command: str) -> int:
    """Run one program, its words on our screen; how long it took when that was over a second."""
    started = time.monotonic()
    if words:
        say(words)
    code = subprocess.run(command, cwd=HERE, check=False).returncode
    if words and (took := time.monotonic() - started) > 1:
        say(f"… took {took:.1f} s" + (f" and FAILED with {code}" if code else ""))
    return code


def say(words: str) -> None:
    print(f"[{time.monotonic() - STARTED:5.1f} s] {words}", flush=True)


def refuse(sentence: str) -> int:
    print(f"\n{sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
