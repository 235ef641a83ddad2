"""Files and functions stay small enough to be read on one screen."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 300
LONGEST_FUNCTION = 50
KERNEL_IN_ALL = 7_000
A_RECORD_TYPE = 80
NAMED_BY_DJANGO = {"armillary/site/postgresql/base.py"}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "manager", "service"}

OURS = sorted(
    path
    for path in (ROOT / "armillary").rglob("*.py")
    if "migrations" not in path.parts and "node_modules" not in path.parts
)

each_file = pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))


@each_file
def test_no_file_outgrows_its_reader(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


@each_file
def test_no_function_outgrows_its_reader(path: Path) -> None:
    too_long = [name for name, lines in functions(path) if lines > LONGEST_FUNCTION]

    assert too_long == []


@each_file
def test_no_file_has_a_name_that_says_nothing(path: Path) -> None:
    named = str(path.relative_to(ROOT))

    assert path.stem not in FORBIDDEN_NAMES or named in NAMED_BY_DJANGO


@each_file
def test_imports_stand_at_the_top(path: Path) -> None:
    inside = [
        node.lineno
        for function in walk_functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


def test_the_kernel_stays_small() -> None:
    kernel = [path for path in OURS if path.is_relative_to(ROOT / "armillary" / "kernel")]

    lines = sum(len(path.read_text().splitlines()) for path in kernel)

    assert lines <= KERNEL_IN_ALL


def test_a_new_record_type_costs_less_than_a_screen_or_two() -> None:
    """Its fields, its verbs and its declaration; how an app is installed is the same for all.

    That it has a list, a page, forms, an API, a search and permissions for these lines is held by
    the tests that go through every record type, and by those of lists and API, which use this one.
    """
    files = [ROOT / "tests" / "throwaway" / name for name in ("models.py", "process.py")]

    lines = sum(len(path.read_text().splitlines()) for path in files)

    assert lines < A_RECORD_TYPE


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file with the lines it takes, its docstring left out."""
    for node in walk_functions(path):
        body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
        yield node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1


def walk_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
